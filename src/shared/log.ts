/** The part of pino that the program uses. Fields first, then a fixed message, so that equal lines group together. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
