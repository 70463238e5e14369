import { text } from '../values.ts'
import { page, type Routes, success } from './route.ts'

/** What a client may learn about the workspace without logging in. */
export const settingsRoutes: Routes = {
  'settings.public': {
    method: 'GET',
    open: true,
    answer: ({ workspace, fields, honourSettingIds }) => {
      const ids = honourSettingIds ? text(fields, '_id')?.split(',') : undefined
      const known = [...workspace.db.settings].map(([_id, value]) => ({ _id, value, enterprise: false }))
      const { items, ...paging } = page(ids === undefined ? known : known.filter((one) => ids.includes(one._id)), fields)
      return success({ settings: items, ...paging })
    },
  },
}
