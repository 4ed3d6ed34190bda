import { createHash } from 'node:crypto'
import { z } from 'zod'
import { addMinutes, type Instant, type Intent, startOfDay, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { readRegister } from '#rooms/areas/server'
import { type Deed, insistAll } from '../load-profile.ts'
import { earlierFile, earlierViolationEvents } from './load-decided-violations.ts'
import type { Event, Stage } from './load-orders.ts'

const mixField = z.strictObject({
  behaviour: z.string(),
  variant: z.string().optional(),
  /** `rest`: what the others leave of the number reported. */
  count: z.union([z.int(), z.literal('rest')]),
  /** Middle of the range: proposed where nothing speaks for more or less. */
  middle: z.int(),
  organisation: z.boolean().default(false),
  /** Beyond what the chair of a commune may decide: handed to the district. */
  beyondCommune: z.boolean().default(false),
})
type Mix = z.infer<typeof mixField>

const sampleFile = z.strictObject({
  about: z.string(),
  reported: z.strictObject({
    day: z.iso.date(),
    proposedAt: z.string(),
    count: z.int(),
    amount: z.int(),
    source: z.string(),
  }),
  amountStep: z.int(),
  mix: z.array(mixField),
  earlier: earlierFile,
})
type Sample = z.infer<typeof sampleFile>

interface Commune {
  readonly id: number
  readonly code: string
}

interface SampleDossier {
  readonly id: string
  readonly number: number
  readonly what: Mix
  readonly commune: Commune
  readonly amount: number
  readonly actAt: Instant
}

/**
 * The 804 dossiers of 27/7/2021 (VIO-01): each detected, recorded and proposed by the police of its commune, and handed to
 * the district where the bracket is beyond the commune. People, places and behaviours are made up and say so; the number
 * and the sum are those of the source, to the đồng. Before them a few that went further, wholly made up.
 */
export async function violationEvents(house: House): Promise<Event[]> {
  if (!(await house.profile.files('sample')).includes('violations.json')) return []
  const file = await house.profile.json('sample/violations.json', sampleFile)
  const communes = (await readRegister(house.db))
    .filter(({ kind, validTo }) => validTo === null && levelOf(kind) === 'commune')
    .map(({ id, code }) => ({ id, code }))
  if (communes.length < 100) return []
  const day = startOfDay(file.reported.day as never, house.profile.utcOffsetMinutes)
  const at = toInstant(file.reported.proposedAt)
  return [
    ...earlierViolationEvents(file.earlier, communes),
    { at, run: (stage) => propose(stage, dossiersOf(file, communes, day)) },
  ]
}

async function propose({ house, actors }: Stage, dossiers: readonly SampleDossier[]): Promise<void> {
  const police = ({ commune }: SampleDossier) => actors.holding('police-chief', commune.code)
  const send = (some: readonly SampleDossier[], toIntent: (dossier: SampleDossier) => Intent) =>
    insistAll(
      house,
      some.map((dossier): Deed => ({ actor: police(dossier), intent: toIntent(dossier) })),
    )
  await send(dossiers, toDetect)
  await send(dossiers, ({ id, actAt }) =>
    later(id, 'record', { recordedAt: addMinutes(actAt, 25), waivesExplanation: true }),
  )
  await send(dossiers, toProposal)
  await send(
    dossiers.filter(({ what }) => what.beyondCommune),
    ({ id }) => later(id, 'transfer', {}),
  )
}

const later = (violationId: string, type: string, payload: object): Intent => ({
  id: derivedId(violationId, type),
  type: `violations.${type}`,
  payload: { violationId, ...payload },
})

function toDetect({ id, number, what, commune, actAt }: SampleDossier): Intent {
  const name = String(number).padStart(5, '0')
  const year = 1958 + lotOf(`${id} born`, 44)
  const subject = what.organisation
    ? { kind: 'organisation', name: `Cơ sở mẫu ${name}` }
    : { kind: 'individual', name: `Người vi phạm mẫu ${name}`, birthDate: `${year}-0${1 + lotOf(id, 9)}-15` }
  const { behaviour, variant } = what
  const payload = {
    areaId: commune.id,
    behaviour,
    ...(variant === undefined ? {} : { variant }),
    actAt,
    subject,
    circumstances: 'Dữ liệu mẫu: tình tiết đặt ra để minh họa, không có thật.',
  }
  return { id, type: 'violations.detect', occurredAt: addMinutes(actAt, 10), payload }
}

function toProposal({ id, what, amount }: SampleDossier): Intent {
  const factors =
    amount < what.middle
      ? [{ key: 'sincere', reason: 'Thành thật hối lỗi (mẫu)' }]
      : amount > what.middle
        ? [{ key: 'continues', reason: 'Tiếp tục sau khi được nhắc (mẫu)' }]
        : []
  return later(id, 'propose', { amount: String(amount), factors })
}

function dossiersOf(file: Sample, communes: readonly Commune[], day: Instant): SampleDossier[] {
  const { reported, mix } = file
  const others = mix.reduce((sum, { count }) => sum + (count === 'rest' ? 0 : count), 0)
  const kinds = mix.flatMap(
    (what) => Array(what.count === 'rest' ? reported.count - others : what.count).fill(what) as Mix[],
  )
  const amounts = amountsOf(file, kinds)
  return kinds.map((what, index) => {
    const id = derivedId('sample violation', index)
    const commune = communes[lotOf(`${id} where`, communes.length)] as Commune
    const actAt = addMinutes(day, 390 + lotOf(`${id} when`, 590))
    return { id, number: index + 1, what, commune, amount: amounts[index] ?? 0, actAt }
  })
}

/** Most at the middle, some less, few more; then those of V01 are moved by small steps until the sum is the reported one. */
function amountsOf({ reported, amountStep }: Sample, kinds: readonly Mix[]): number[] {
  const amounts = kinds.map(({ behaviour, middle }, index) => {
    if (behaviour !== 'V01') return middle
    const lot = lotOf(`amount ${index}`, 100)
    return lot < 64 ? middle : lot < 84 ? 1_500_000 : lot < 98 ? 1_000_000 : 2_500_000
  })
  let missing = reported.amount - amounts.reduce((sum, amount) => sum + amount, 0)
  for (let index = 0; missing !== 0; index = (index + 1) % amounts.length) {
    if (kinds[index]?.behaviour !== 'V01') continue
    const move = Math.sign(missing) * amountStep
    const moved = (amounts[index] ?? 0) + move
    if (moved < 1_000_000 || moved > 2_000_000 || lotOf(`moved ${index}`, 3) > 0) continue
    amounts[index] = moved
    missing -= move
  }
  return amounts
}

/** A lot from 0 to below `below` that depends on the text alone. */
function lotOf(text: string, below: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % below
}
