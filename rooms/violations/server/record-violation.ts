import { dayOf, parsed, toInstant } from '#kit'
import {
  ageBandOn,
  explainViolation,
  identifySubject,
  judgeState,
  numberOf,
  recordDossier,
  recordViolation,
  takeExplanation,
  waiveExplanation,
  withdrawDossier,
  withdrawViolation,
} from '../domain/index.ts'
import { changeDossiers } from './change-dossiers.ts'

/** Biên bản. */
export const recordViolationIntent = changeDossiers({
  contract: recordViolation,
  judge: (dossier, { work, ground }) => {
    const { payload, occurredAt, actor } = work
    const at = payload.recordedAt === undefined ? occurredAt : toInstant(payload.recordedAt)
    const recordNumber = payload.recordNumber ?? `${dossier.seq}/BB-VPHC`
    const moved = recordDossier(dossier, { ...payload, recordNumber, at, by: actor.officerId }, ground)
    if (!moved.ok) return moved
    const { decideBy, explanationDueAt } = moved.value.dossier
    const result = { number: numberOf(dossier), decideBy, explanationDueAt }
    const seal = (['witness', 'measures'] as const).flatMap((kind) => {
      const text = payload[kind]
      return text === undefined ? [] : [{ kind, text }]
    })
    return parsed({ ...moved.value, fact: { type: 'violation-recorded', data: { decideBy } }, result, seal })
  },
})

/** Who it is, completed or mended: the age on the day of the act is found anew. */
export const identifySubjectIntent = changeDossiers({
  contract: identifySubject,
  judge: (dossier, { work, ground }) => {
    const wrong = judgeState(dossier, 'identify')
    if (wrong) return wrong
    const { subject } = work.payload
    const isPerson = subject.kind === 'individual'
    const actDay = dayOf(dossier.actAt, ground.calendar.offsetMinutes)
    return parsed({
      counted: [],
      dossier: {
        ...dossier,
        subjectKind: subject.kind,
        ageBand: isPerson ? ageBandOn(subject.birthDate, actDay) : null,
        hasGuardian: isPerson && subject.guardian !== undefined,
      },
      fact: { type: 'violation-identified' },
      seal: [{ kind: 'subject', text: JSON.stringify(subject) }],
    })
  },
})

/** Giải trình. */
export const explainViolationIntent = changeDossiers({
  contract: explainViolation,
  judge: (dossier, { work, ground }) => {
    const { words, saidAt } = work.payload
    const at = saidAt === undefined ? work.occurredAt : toInstant(saidAt)
    const moved = takeExplanation(dossier, { how: 'given', at }, ground)
    if (!moved.ok) return moved
    return parsed({
      ...moved.value,
      fact: { type: 'violation-explained' },
      seal: [{ kind: 'explanation', text: words }],
    })
  },
})

/** Giving the right to explain up. */
export const waiveExplanationIntent = changeDossiers({
  contract: waiveExplanation,
  judge: (dossier, { work, ground }) => {
    const moved = takeExplanation(dossier, { how: 'waived', at: work.occurredAt }, ground)
    return moved.ok ? parsed({ ...moved.value, fact: { type: 'violation-explanation-waived' } }) : moved
  },
})

/** A dossier opened by mistake. */
export const withdrawViolationIntent = changeDossiers({
  contract: withdrawViolation,
  judge: (dossier, { work, ground }) => {
    const moved = withdrawDossier(dossier, work.payload.reason, ground)
    return moved.ok ? parsed({ ...moved.value, fact: { type: 'violation-withdrawn' } }) : moved
  },
})
