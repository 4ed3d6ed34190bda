import { z } from 'zod'
import { addMinutes, type Intent, toInstant } from '#kit'
import { derivedId } from '#platform/server'
import { type Deed, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'

const dossierField = z.strictObject({
  communeCode: z.string(),
  variant: z.string(),
  birthDate: z.iso.date(),
  guardian: z.string().optional(),
  verdict: z.enum(['fine', 'warning']).default('fine'),
  reason: z.string().optional(),
  goesTo: z.enum(['decided', 'served', 'paid', 'appealed']),
})

/** A few dossiers that went further than a proposal, wholly made up. */
export const earlierFile = z.strictObject({
  about: z.string(),
  actAt: z.string(),
  proposedAt: z.string(),
  decidedAt: z.string(),
  servedAt: z.string(),
  afterAt: z.string(),
  dossiers: z.array(dossierField),
})
type Earlier = z.infer<typeof earlierFile>

interface Commune {
  readonly id: number
  readonly code: string
}
type Placed = z.infer<typeof dossierField> & { readonly id: string; readonly areaId: number; readonly number: number }

/** Detected, recorded and proposed on one day; decided, served, paid or appealed on the next, each by whoever is competent. */
export function earlierViolationEvents(file: Earlier, communes: readonly Commune[]): Event[] {
  const placed = file.dossiers.flatMap((dossier, index): Placed[] => {
    const commune = communes.find(({ code }) => code === dossier.communeCode)
    const id = derivedId('sample decided violation', index)
    return commune ? [{ ...dossier, id, areaId: commune.id, number: index + 1 }] : []
  })
  const reaching = (...ends: readonly Placed['goesTo'][]) => placed.filter(({ goesTo }) => ends.includes(goesTo))
  return [
    { at: toInstant(file.proposedAt), run: (stage) => propose(stage, file, placed) },
    { at: toInstant(file.decidedAt), run: (stage) => send(stage, placed, { by: 'chairman', toIntent: toDecision }) },
    {
      at: toInstant(file.servedAt),
      run: (stage) =>
        send(stage, reaching('served', 'paid', 'appealed'), {
          by: 'police-chief',
          toIntent: ({ id }) => later(id, 'serve', { how: 'in-person' }),
        }),
    },
    { at: toInstant(file.afterAt), run: (stage) => afterwards(stage, reaching('paid'), reaching('appealed')) },
  ]
}

interface Sending {
  readonly by: string
  readonly toIntent: (dossier: Placed) => Intent
}

async function send({ house, actors }: Stage, dossiers: readonly Placed[], { by, toIntent }: Sending): Promise<void> {
  await insistAll(
    house,
    dossiers.map((one): Deed => ({ actor: actors.holding(by, one.communeCode), intent: toIntent(one) })),
  )
}

async function propose(stage: Stage, { actAt }: Earlier, dossiers: readonly Placed[]): Promise<void> {
  const at = toInstant(actAt)
  const by = 'police-chief'
  await send(stage, dossiers, { by, toIntent: (one) => toDetect(one, actAt) })
  await send(stage, dossiers, {
    by,
    toIntent: ({ id }) =>
      later(id, 'record', {
        recordedAt: addMinutes(at, 30),
        waivesExplanation: true,
        witness: 'Người chứng kiến mẫu, tổ dân phố nơi xảy ra (mẫu)',
        measures: 'Yêu cầu chấm dứt hành vi, trở về nơi ở (mẫu)',
      }),
  })
  await send(stage, dossiers, {
    by,
    toIntent: ({ id, verdict, reason }) =>
      later(id, 'propose', { verdict, ...(reason === undefined ? {} : { reason }) }),
  })
}

async function afterwards(stage: Stage, paid: readonly Placed[], appealed: readonly Placed[]): Promise<void> {
  const by = 'police-chief'
  await send(stage, paid, {
    by,
    toIntent: ({ id, number }) => later(id, 'pay', { amount: '2000000', receipt: `Biên lai mẫu ${number}` }),
  })
  await send(stage, appealed, {
    by,
    toIntent: ({ id }) => later(id, 'appeal', { words: 'Khiếu nại mẫu: người bị phạt cho rằng mình đi mua thuốc.' }),
  })
}

const later = (violationId: string, type: string, payload: object): Intent => ({
  id: derivedId(violationId, type),
  type: `violations.${type}`,
  payload: { violationId, ...payload },
})

function toDetect({ id, areaId, variant, birthDate, guardian, number }: Placed, actAt: string): Intent {
  const name = `Người vi phạm mẫu A${number}`
  const payload = {
    areaId,
    behaviour: 'V01',
    variant,
    actAt,
    subject: {
      kind: 'individual',
      name,
      birthDate,
      ...(guardian === undefined ? {} : { guardian: { name: guardian } }),
    },
    circumstances: 'Dữ liệu mẫu: tình tiết đặt ra để minh họa, không có thật.',
  }
  return { id, type: 'violations.detect', occurredAt: addMinutes(toInstant(actAt), 10), payload }
}

function toDecision({ id, verdict, reason }: Placed): Intent {
  return later(id, 'decide', { verdict, ...(reason === undefined ? {} : { reason }) })
}
