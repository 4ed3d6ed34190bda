import { sql } from 'kysely'
import { findPersonalMarks, possibleNames, type Refusal, refuse } from '#kit'
import type { Trx } from '#platform/server'
import { MODELS } from '../domain/index.ts'

/** Practices are public: refuses words that tell of a patient or give somebody's number (SG-04). */
export async function scanWords(
  trx: Trx,
  texts: Readonly<Record<string, string | undefined>>,
): Promise<Refusal | null> {
  const names = Object.values(texts).flatMap((text) => possibleNames(text ?? ''))
  const asked = [...new Set(names.flatMap((name) => [name, name.split(/\s+/).slice(0, 2).join(' ')]))]
  const { rows } = await sql<{ name: string }>`
    select distinct name from areas where name = any(${asked}::text[])`.execute(trx)
  const places = new Set(rows.map((row) => row.name))
  for (const [field, text] of Object.entries(texts)) {
    const [mark] = findPersonalMarks(text ?? '', (name) => places.has(name))
    if (mark) return refuse(MODELS.PERSONAL_DATA, { field, params: { text: mark.text } })
  }
  return null
}
