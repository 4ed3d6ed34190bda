import { type Actor, appendToJournal, derivedId, type House, newId } from '#platform/server'
import { createAccounts, demoPassword } from '#rooms/access/server'
import { readRegister } from '#rooms/areas/server'
import { insist } from '../load-profile.ts'
import {
  commanderOf,
  officersId,
  postsOf,
  readCheckpoints,
  type SampleCheckpoint,
  slots,
} from './sample-checkpoints.ts'

const seatsId = derivedId('sample checkpoints', 'posts')

/** Commanders of the four shifts of each post: made up, each with a post and an account. */
export async function loadCheckpointCrews(house: House, actor: Actor): Promise<void> {
  const file = await readCheckpoints(house)
  const areas = new Map((await readRegister(house.db)).map((area) => [area.code, area.id]))
  const seats = postsOf(file).flatMap((post) =>
    Array.from({ length: slots }, (_, slot) => {
      const say = (text: string) =>
        text
          .replace('{n}', String(post.number))
          .replace('{s}', String(slot + 1))
          .replace('{short}', post.short ?? '')
      const areaId = areas.get(post.areaCode) ?? 1
      const { name, title, otherName, otherTitle } = file.commander
      const isOther = post.ref !== undefined
      return { post, slot, areaId, name: say(isOther ? otherName : name), title: say(isOther ? otherTitle : title) }
    }),
  )
  const officers = seats.map(({ name }) => ({ name, synthetic: true }))
  const posts = seats.map(({ areaId, title }) => ({
    areaId,
    title,
    kind: 'checkpoint-commander',
    validFrom: '2021-07-14',
  }))
  const appointments = seats.map((seat, index) => {
    return { postId: derivedId(seatsId, index), officerId: commanderOf(seat), fromAt: file.openedAt }
  })
  await insist(
    house,
    [
      {
        id: officersId,
        type: 'bodies.register-officers',
        payload: { areaId: 1, source: file.commander.source, officers },
      },
      { id: seatsId, type: 'bodies.establish-posts', payload: { posts } },
      { id: derivedId(seatsId, 'appointments'), type: 'bodies.appoint-many', payload: { appointments } },
    ],
    actor,
  )
  await openAccounts(
    house,
    seats.map((seat) => ({ ...seat, officerId: commanderOf(seat) })),
  )
}

interface Seat {
  readonly post: SampleCheckpoint
  readonly slot: number
  readonly areaId: number
  readonly name: string
  readonly officerId: string
}

async function openAccounts(house: House, seats: readonly Seat[]): Promise<void> {
  const idOf = ({ officerId }: Seat) => derivedId('sample account', officerId)
  const [first] = seats
  if (!first) return
  const known = await house.db.selectFrom('accounts').select('id').where('id', '=', idOf(first)).executeTakeFirst()
  if (known) return
  const { passwordHash } = await demoPassword(house.db)
  const accounts = seats.map((seat) => {
    const { post, slot, areaId, name, officerId } = seat
    const username = `chi-huy-chot.${post.ref ?? post.number}.${slot + 1}`
    return { id: idOf(seat), username, officerId, name, areaId, passwordHash, demo: true }
  })
  const now = house.clock.now()
  await house.db.transaction().execute(async (trx) => {
    const { facts } = await createAccounts(trx, accounts)
    const nobody = { intentId: newId(), accountId: null, officerId: null, postId: null, occurredAt: now }
    await appendToJournal(
      trx,
      facts.map((fact) => ({ fact, ...nobody })),
      now,
      house.territory.current(),
    )
  })
}
