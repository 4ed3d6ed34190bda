import { useRead } from '#platform/web'
import { noticeCountContract } from '../domain/index.ts'

/** How many notices I have not read, for the shell's menu; undefined while there are none. */
export function useUnreadCount(): number | undefined {
  const { data } = useRead(noticeCountContract, {}, { every: 60_000 })
  return data && data.unread > 0 ? data.unread : undefined
}
