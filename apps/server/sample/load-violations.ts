import { createHash } from 'node:crypto'
import { addMinutes, type Instant, type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { readRegister } from '#rooms/areas/server'
import { type Deed, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

/** What VietnamPlus reported of 27/7/2021: so many dossiers, proposed for so many đồng in all. */
const reported = { count: 804, amount: 1_533_650_000 }
const day = '2021-07-27'
/** When the evening's papers were on the committees' desks. */
const proposedAt = toInstant(`${day}T17:20:00+07:00`)

interface Mix {
  readonly behaviour: string
  readonly variant?: string
  readonly count: number
  /** Middle of the range: proposed where nothing speaks for more or less. */
  readonly middle: number
  readonly organisation?: boolean
}

/** Made up, but for the sum: the report does not say which behaviours. The first takes what the others leave. */
const mix: readonly Mix[] = [
  { behaviour: 'V01', variant: 'out-without-reason', count: 0, middle: 2_000_000 },
  { behaviour: 'V01', variant: 'no-mask', count: 236, middle: 2_000_000 },
  { behaviour: 'V01', variant: 'invalid-papers', count: 61, middle: 2_000_000 },
  { behaviour: 'V01', variant: 'no-distance', count: 34, middle: 2_000_000 },
  { behaviour: 'V02', count: 5, middle: 2_000_000 },
  { behaviour: 'V03', count: 5, middle: 750_000 },
  { behaviour: 'V13', variant: 'premises', count: 10, middle: 750_000 },
  { behaviour: 'V13', variant: 'road', count: 10, middle: 1_500_000 },
  { behaviour: 'V06', count: 3, middle: 7_500_000 },
  { behaviour: 'V09', count: 4, middle: 15_000_000 },
  { behaviour: 'V08', count: 2, middle: 30_000_000, organisation: true },
]
/** Sums are proposed in steps of this. */
const step = 50_000

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
 * and the sum are those of the source, to the đồng.
 */
export async function violationEvents(house: House): Promise<Event[]> {
  if (!(await house.profile.files('violations')).includes('behaviours.json')) return []
  const communes = (await readRegister(house.db))
    .filter(({ kind, validTo }) => validTo === null && levelOf(kind) === 'commune')
    .map(({ id, code }) => ({ id, code }))
  if (communes.length < 100) return []
  return [{ at: proposedAt, run: (stage) => propose(stage, dossiersOf(communes)) }]
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
  const beyond = dossiers.filter(({ what }) => ['V06', 'V08', 'V09'].includes(what.behaviour))
  await send(beyond, ({ id }) => later(id, 'transfer', {}))
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

function dossiersOf(communes: readonly Commune[]): SampleDossier[] {
  const others = mix.reduce((sum, { count }) => sum + count, 0)
  const kinds = mix.flatMap(
    (what, index) => Array(index === 0 ? reported.count - others : what.count).fill(what) as Mix[],
  )
  const amounts = amountsOf(kinds)
  return kinds.map((what, index) => {
    const id = derivedId('sample violation', index)
    const commune = communes[lotOf(`${id} where`, communes.length)] as Commune
    const actAt = addMinutes(toInstant(`${day}T06:30:00+07:00`), lotOf(`${id} when`, 590))
    return { id, number: index + 1, what, commune, amount: amounts[index] ?? 0, actAt }
  })
}

/** Most at the middle, some less, few more; then those of V01 are moved by small steps until the sum is the reported one. */
function amountsOf(kinds: readonly Mix[]): number[] {
  const amounts = kinds.map(({ behaviour, middle }, index) => {
    if (behaviour !== 'V01') return middle
    const lot = lotOf(`amount ${index}`, 100)
    return lot < 64 ? middle : lot < 84 ? 1_500_000 : lot < 98 ? 1_000_000 : 2_500_000
  })
  let missing = reported.amount - amounts.reduce((sum, amount) => sum + amount, 0)
  for (let index = 0; missing !== 0; index = (index + 1) % amounts.length) {
    if (kinds[index]?.behaviour !== 'V01') continue
    const move = Math.sign(missing) * step
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
