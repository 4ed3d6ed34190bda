import type { AskEarly } from '#platform/server'

/** Who is here, as the session's answer says it. */
interface Here {
  readonly account: { readonly homeAreaId: number } | null
}

/**
 * What a board asks first: itself, its worst gaps, their piles, and its map. The addresses are those of the screen
 * (area-board.tsx), which asks again whatever is not found under its own address.
 */
export async function askBoardEarly(
  { pathname, hasFilters }: { readonly pathname: string; readonly hasFilters: boolean },
  ask: AskEarly,
): Promise<void> {
  const area = /^\/(?:areas\/(\d{1,9}))?$/.exec(pathname)
  if (!area || hasFilters) return
  const session = (await ask('/session')) as Here | undefined
  if (!session?.account) return
  const id = area[1] ?? session.account.homeAreaId
  const board = `/overview/areas/${id}`
  const addresses = [
    `${board}/board`,
    `${board}/gaps?limit=5`,
    `${board}/gap-groups?by=rule`,
    `${board}/measures?measure=gaps`,
    `/areas/${id}/grid`,
  ]
  await Promise.all(addresses.map(ask))
}
