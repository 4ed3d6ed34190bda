import { sql } from 'kysely'
import type { Words } from '#kit'
import type { Db, Profile } from '#platform/server'
import { EXPOSURES, type Flag, type RiskReason } from '../domain/index.ts'
import { declarationBook } from './rules-of-house.ts'

/** Says reasons in words: which zone or level, by its own label; which province, by which document; or the sign. */
export async function reasonWords(
  db: Db,
  profile: Profile,
  lists: readonly (readonly RiskReason[])[],
): Promise<Flag['reasons'][]> {
  const ids = lists.flat().flatMap((reason) => ('inForceId' in reason ? [reason.inForceId] : []))
  const { rows } = await sql<{ id: string; vi: string; en: string; name: string }>`
    select in_force.id, label_vi as vi, label_en as en, areas.name
    from in_force join areas on areas.id = in_force.area_id
    where in_force.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  const labels = new Map(rows.map(({ id, vi, en, name }) => [id, { vi: `${vi}, ${name}`, en: `${en}, ${name}` }]))
  const { provinces } = await declarationBook(profile)
  const say = (reason: RiskReason): Words => {
    if (reason.kind === 'province') {
      const name = provinces.provinces.find(({ code }) => code === reason.provinceCode)?.name ?? reason.provinceCode
      const source =
        provinces.epidemic
          .find(({ provinceCode }) => provinceCode === reason.provinceCode)
          ?.source.text.split(':')[0] ?? ''
      return { vi: `Đến từ ${name}, nơi có dịch (${source})`, en: `From ${name}, an epidemic area (${source})` }
    }
    if (reason.kind === 'contact') return EXPOSURES.contact
    if (reason.kind === 'symptoms') {
      return reason.isSevere
        ? { vi: 'Khai có dấu hiệu nặng', en: 'Declared severe signs' }
        : { vi: 'Khai có dấu hiệu', en: 'Declared signs' }
    }
    const label = labels.get(reason.inForceId) ?? { vi: 'vùng đã hết hiệu lực', en: 'a zone that is no more' }
    return { vi: `Đã ở nơi đang là ${label.vi}`, en: `Was in a place under ${label.en}` }
  }
  return lists.map((reasons) => reasons.map((reason) => ({ kind: reason.kind, text: say(reason) })))
}
