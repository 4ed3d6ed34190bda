import { sql } from 'kysely'
import { findPersonalMarks, type PersonalMark, possibleNames, type Refusal, refuse } from '#kit'
import type { Db, Trx } from '#platform/server'
import { ACCOUNTABILITY } from '../domain/index.ts'

const markWords: Readonly<Record<PersonalMark['kind'], string>> = {
  phone: 'số điện thoại (a telephone number)',
  'identity-number': 'số giấy tờ (an identity number)',
  'patient-name': 'tên cạnh từ nói về người bệnh (a name beside words about a patient)',
  'patient-address': 'địa chỉ nhà cạnh từ nói về người bệnh (a house address beside words about a patient)',
}

/** Refuses words that must not be public: numbers of people, patients (SG-04). Names of areas are known to be places. */
export async function scanForPublic(
  db: Db | Trx,
  texts: Readonly<Record<string, string | undefined>>,
): Promise<Refusal | null> {
  const names = Object.values(texts).flatMap((text) => possibleNames(text ?? ''))
  const places = await readPlaces(db, names)
  for (const [field, text] of Object.entries(texts)) {
    const [mark] = findPersonalMarks(text ?? '', (name) => places.has(name))
    if (mark) {
      return refuse(ACCOUNTABILITY.PERSONAL_DATA, { field, params: { text: mark.text, what: markWords[mark.kind] } })
    }
  }
  return null
}

/** Which of these are names of areas; a name of three words may begin with one of two. */
async function readPlaces(db: Db | Trx, names: readonly string[]): Promise<Set<string>> {
  const asked = [...new Set(names.flatMap((name) => [name, name.split(/\s+/).slice(0, 2).join(' ')]))]
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ name: string }>`
    select distinct name from areas where name = any(${asked}::text[])`.execute(db)
  return new Set(rows.map((row) => row.name))
}
