import { parsed } from '#kit'
import { askRelief, type Dossier, grantRelief, judgeState, relieve, toVnd } from '../domain/index.ts'
import { changeDossiers } from './change-dossiers.ts'

interface Relief {
  readonly kind: string
  readonly askedAt: string | null
  readonly grantedAt: string | null
  readonly amount: bigint | null
  readonly untilOn: string | null
  readonly instalments: readonly unknown[]
  readonly reason: string | null
  readonly officerId: string | null
}

const toRelief = (id: string, dossier: Dossier, relief: Relief) => {
  return { zoneId: dossier.zoneId, id, violationId: dossier.id, ...relief }
}

/** A request for relief; its words are sealed. */
export const askReliefIntent = changeDossiers({
  contract: askRelief,
  judge: (dossier, { work, step }) => {
    const wrong = judgeState(dossier, 'ask-relief')
    if (wrong) return wrong
    const { kind, words } = work.payload
    const relief = toRelief(work.id, dossier, {
      kind,
      askedAt: step.now,
      grantedAt: null,
      amount: null,
      untilOn: null,
      instalments: [],
      reason: null,
      officerId: work.actor.officerId,
    })
    return parsed({
      counted: [],
      dossier,
      fact: { type: 'violation-relief-asked', data: { kind } },
      seal: [{ kind: 'hardship', text: words }],
      reliefs: [relief],
    })
  },
})

/** Relief, by a named person with the power to decide. */
export const grantReliefIntent = changeDossiers({
  contract: grantRelief,
  judge: (dossier, { work, step, ground }) => {
    const { payload, actor } = work
    const moved = relieve(dossier, { ...payload, officerId: actor.officerId }, ground)
    if (!moved.ok) return moved
    const relief = toRelief(work.id, dossier, {
      kind: payload.kind,
      askedAt: null,
      grantedAt: step.now,
      amount: payload.amount === undefined ? null : toVnd(payload.amount),
      untilOn: payload.until ?? null,
      instalments: payload.instalments ?? [],
      reason: payload.reason,
      officerId: actor.officerId,
    })
    return parsed({
      ...moved.value,
      fact: { type: 'violation-relief-granted', data: { kind: payload.kind } },
      reliefs: [relief],
    })
  },
})
