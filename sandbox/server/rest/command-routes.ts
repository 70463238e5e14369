import { listCommands, runCommand } from '../chat/commands.ts'
import { needText, text } from '../values.ts'
import { page, type Routes, success } from './route.ts'

export const commandRoutes: Routes = {
  'commands.list': {
    method: 'GET',
    answer: ({ fields }) => {
      const { items, ...paging } = page(listCommands(), fields)
      return success({ commands: items, ...paging })
    },
  },
  'commands.run': {
    method: 'POST',
    answer: ({ workspace, user, fields }) => {
      const name = needText(fields, 'command').toLowerCase()
      runCommand(workspace, user, needText(fields, 'roomId'), name, text(fields, 'params') ?? '', text(fields, 'tmid'))
      return success()
    },
  },
}
