export { backupSqlite, restoreSqlite } from './backup.ts'
export { exportTo } from './export.ts'
export { importFrom } from './import.ts'
