import type { NoticeWords } from '#platform/web'
import { violationPath, violationsPath } from './violation-paths.ts'

/** How the room speaks of the notices it sends. */
export const noticeWords: Readonly<Record<string, NoticeWords>> = {
  'violations-to-decide': {
    say: ({ areaName }) => ({
      vi: `${areaName}: có hồ sơ đề nghị xử phạt chờ đồng chí quyết định`,
      en: `${areaName}: proposed sanctions wait for your decision`,
    }),
    to: ({ areaId }) => violationsPath({ areaId, view: 'list', waits: 'decision' }),
    tone: 'soon',
  },
  'violation-appealed': {
    say: ({ areaName }) => ({
      vi: `${areaName}: có khiếu nại quyết định xử phạt, chờ thụ lý`,
      en: `${areaName}: a fine is appealed and waits to be taken up`,
    }),
    to: ({ subjectId }) => (subjectId === null ? violationsPath({ view: 'appeals' }) : violationPath(subjectId)),
    tone: 'soon',
  },
}
