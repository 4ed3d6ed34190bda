import type { NoticeWords } from '#platform/web'

/** How the room speaks of the notices it sends. */
export const noticeWords: Readonly<Record<string, NoticeWords>> = {}
