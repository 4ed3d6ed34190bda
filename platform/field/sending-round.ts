import type { Permission } from '#kit'
import type { Trouble } from './exchange/exchange.ts'
import type { FieldDesk } from './outbox/desk.ts'
import { type Drained, drain } from './outbox/drain.ts'
import { type DeviceKnown, reportDevice } from './outbox/report-device.ts'
import { type BringAlong, bringAlong, forgetOthers } from './store/brought-along.ts'

/** What sending needs of the app. */
export interface SendingNeeds {
  /** What the phone takes along for whoever has these permissions. */
  readonly thingsFor: (permissions: readonly Permission[]) => readonly BringAlong[]
  /** As the server last said them. */
  readonly permissions: readonly Permission[]
  /** The server says them anew: a post was given or lost. */
  readonly onPermissions: (permissions: readonly Permission[]) => void
  /** The phone was reported lost: everything on it must go. */
  readonly onLost: () => void
}

/** With nothing to send, the server is asked for news this often, in milliseconds. */
export const newsEveryMs = 10 * 60_000

/**
 * One round: how the phone itself stands, the outbox, then the news. A phone that is lost or too old sends nothing; one
 * whose session has ended asks all the same whether it is lost.
 */
export function sendingRound(
  desk: FieldDesk,
  needs: SendingNeeds,
): (freshens: boolean) => Promise<Drained | DeviceKnown> {
  let knownAt: number | undefined
  let broughtAt = 0
  let { permissions } = needs

  // A time ahead of the phone's was heard before its clock was set back.
  const isRecent = (at: number) => Math.abs(desk.deviceNow() - at) < newsEveryMs

  const stand = async (): Promise<DeviceKnown | undefined> => {
    const told = await reportDevice(desk)
    if (!told) return undefined
    knownAt = desk.deviceNow()
    if (told.standing === 'lost') needs.onLost()
    return told.standing === 'ok' ? undefined : told
  }

  const bringNews = async (cityNow: Extract<Drained, { kind: 'through' }>['cityNow'], freshens: boolean) => {
    if (!cityNow || (!freshens && isRecent(broughtAt))) return
    const things = needs.thingsFor(permissions)
    await forgetOthers(desk, things)
    if ((await bringAlong(desk, things, cityNow)) === things.length) broughtAt = desk.deviceNow()
  }

  const hearPermissions = (said: readonly Permission[] | undefined) => {
    if (!said || said.join() === permissions.join()) return
    permissions = said
    needs.onPermissions(said)
    broughtAt = 0
  }

  const freshen = async (came: Extract<Drained, { kind: 'through' }>, freshens: boolean) => {
    hearPermissions(came.permissions)
    const [standing] = await Promise.all([
      isRecent(knownAt ?? 0) ? undefined : stand(),
      bringNews(came.cityNow, freshens),
    ])
    return standing ?? came
  }

  const notHere = async (why: Trouble) => {
    // Nobody of ours is signed in: whether this phone is lost is asked all the same.
    const asks = why.what === 'signed-out' || why.what === 'somebody-else'
    return (asks ? await stand() : undefined) ?? why
  }

  return async (freshens) => {
    const here = await desk.exchange.present()
    if (here.kind === 'trouble') return notHere(here)
    const fallen = knownAt === undefined ? await stand() : undefined
    if (fallen) return fallen
    const came = await drain(desk, here)
    return came.kind === 'through' ? freshen(came, freshens) : came
  }
}
