import { toInstant } from '#kit'
import { may } from '../access/actor.ts'
import { defineRead, notFound } from '../http/read.ts'
import { forgetPhotos } from '../photos/forget-photos.tick.ts'
import { PHOTOS } from '../photos/photos.refusals.ts'
import { photoRoutes, registerPhotos } from '../photos/photos.routes.ts'
import { defineRoom } from '../room.ts'
import { cancelJobIntent } from './cancel-job.ts'
import { registerFiles } from './files.routes.ts'
import { HOUSE } from './house.refusals.ts'
import { jobRead } from './jobs.contract.ts'

/** What the machinery itself offers: watching and stopping long jobs, bringing files. */
export const houseRoom = defineRoom({
  name: 'house',
  permissions: {
    'jobs.read': { vi: 'Xem tiến độ việc chạy lâu của người khác', en: 'See the progress of others’ long jobs' },
    'jobs.cancel': { vi: 'Dừng việc chạy lâu của người khác', en: 'Stop others’ long jobs' },
  },
  refusals: [HOUSE, PHOTOS],
  intents: [cancelJobIntent],
  reads: [
    defineRead(jobRead, async ({ db, actor, tree }, { id }) => {
      const job = await db.selectFrom('job_runs').selectAll().where('id', '=', id).executeTakeFirst()
      const isMine = job?.account_id !== null && job?.account_id === actor.accountId
      if (!job || !(isMine || may(actor, 'jobs.read', job.area_id, tree))) return notFound('id')
      return {
        id: job.id,
        kind: job.kind,
        areaId: job.area_id,
        state: job.state,
        done: job.done,
        total: job.total,
        cancelAsked: job.cancel_asked,
        outcome: job.outcome,
        createdAt: toInstant(job.created_at),
        updatedAt: toInstant(job.updated_at),
      }
    }),
  ],
  ticks: [forgetPhotos],
  routes: photoRoutes,
  plugin: async (app, house) => {
    await registerFiles(app, house)
    await registerPhotos(app, house)
  },
})
