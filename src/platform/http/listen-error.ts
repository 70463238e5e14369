/** What to do when a server couldn't listen on its port; undefined for any other error. */
export function describeListenError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || error.syscall !== 'listen') return undefined
  const { code, port, address } = error as NodeJS.ErrnoException & { readonly port?: number; readonly address?: string }
  const variable = '`PORT` (for the page of the sandbox: `SANDBOX_PORT`)'
  switch (code) {
    case 'EADDRINUSE':
      return `Another program uses port ${port}. Stop it, or set ${variable} to another port.`
    case 'EACCES':
      return `This account may not listen on port ${port}. Set ${variable} to one above 1023.`
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${address}. Correct \`HOST\`.`
    default:
      return undefined
  }
}
