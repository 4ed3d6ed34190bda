import { randomUUID } from 'node:crypto'
import { foldVietnamese, toInstant } from '#kit'
import type { Db, Trx } from '#platform/server'
import { createAccount, grantRole, type NewAccount } from './create-account.ts'
import { hashPassword } from './password.ts'

/** The password of everybody in these tests. */
export const rightPassword = 'một mật khẩu đủ dài 2021'
const hash = hashPassword(rightPassword)
const longAgo = '2021-01-01T00:00:00.000Z'

/** An account with a password and the roles granted there; gives its id and user name. */
export async function plantPerson(
  db: Db,
  person: { areaId: number; roles?: readonly string[] } & Partial<NewAccount>,
): Promise<{ id: string; username: string }> {
  const username = person.username ?? `thu-${randomUUID().slice(0, 8)}`
  const passwordHash = await hash
  return db.transaction().execute(async (trx) => {
    const base = { officerId: null, name: 'Người thử', passwordHash }
    const { id } = await createAccount(trx, { ...base, ...person, username })
    for (const role of person.roles ?? []) {
      await grantRole(trx, { accountId: id, role, areaId: person.areaId, fromAt: toInstant(longAgo) })
    }
    return { id, username }
  })
}

/** An officer who holds a new post of that kind there; gives the ids to end it by. */
export async function plantOfficer(trx: Db | Trx, post: { areaId: number; kind: string }) {
  const officerId = randomUUID()
  const postId = randomUUID()
  const holdingId = randomUUID()
  const name = `Cán bộ mẫu ${officerId.slice(0, 4)}`
  await trx
    .insertInto('officers')
    .values({ id: officerId, name, folded: foldVietnamese(name), synthetic: true, source: 'test' })
    .execute()
  const { areaId, kind } = post
  const line = {
    line: 'government',
    title: `${kind} ${areaId}`,
    is_head: false,
    valid_from: '2020-01-01',
    valid_to: null,
  }
  await trx
    .insertInto('posts')
    .values({ id: postId, area_id: areaId, body_id: null, kind, ...line })
    .execute()
  const held = { officer_id: officerId, acting: false, from_at: longAgo, to_at: null, document_id: null }
  await trx
    .insertInto('holdings')
    .values({ id: holdingId, post_id: postId, ...held })
    .execute()
  return { officerId, postId, holdingId }
}
