import { addDays, addMinutes, type Day, type Intent, toInstant } from '#kit'
import { derivedId, type House } from '#platform/server'
import { readRegister } from '#rooms/areas/server'
import { type Deed, insist, insistAll } from '../load-profile.ts'
import type { Event, Stage } from './load-orders.ts'
import { siteIdOf } from './load-sites.ts'
import { lotOf } from './lot.ts'
import {
  type CheckpointSample,
  checkpointIdOf,
  commanderOf,
  postsOf,
  readCheckpoints,
  shiftIdOf,
  slots,
  type Turn,
} from './sample-checkpoints.ts'

/** The 22 gateway posts, one of an airport and one on a river: opened, manned in four shifts a day, checked in and handed over until the evening of the board. */
export async function checkpointEvents(house: House): Promise<Event[]> {
  const file = await readCheckpoints(house)
  const until = toInstant(file.checkedInUntil)
  const turns = turnsOf(file)
  const begun = turns.filter(({ fromAt }) => fromAt <= until)
  const changes = [...Map.groupBy(begun, ({ fromAt }) => fromAt)].map(([fromAt, own]): Event => {
    return { at: addMinutes(fromAt, -4), run: (stage) => changeShift(stage, file, own) }
  })
  const ends = [...Map.groupBy(begun, ({ toAt }) => toAt)]
    .filter(([toAt]) => toAt < until)
    .map(([toAt, own]): Event => ({ at: addMinutes(toAt, 1), run: (stage) => endAll(stage, own) }))
  const flows = [...Map.groupBy(begun, ({ toAt }) => toAt)]
    .filter(([toAt]) => toAt <= until)
    .map(([toAt, own]): Event => ({ at: addMinutes(toAt, -5), run: (stage) => crossAll(stage, file, own) }))
  return [
    { at: toInstant('2021-07-24T08:00:00+07:00'), run: (stage) => openAll(stage, file) },
    { at: toInstant('2021-07-25T16:00:00+07:00'), run: (stage) => planAll(stage, file, turns) },
    { at: toInstant('2021-07-26T09:00:00+07:00'), run: (stage) => reviewWaterways(stage, file) },
    ...flows,
    ...changes,
    ...ends,
  ]
}

function turnsOf(file: CheckpointSample): Turn[] {
  const { from, days, hours } = file.roster
  return postsOf(file).flatMap((post) =>
    Array.from({ length: days * slots }, (_, index): Turn => {
      const day = addDays(from as Day, Math.floor(index / slots))
      const slot = index % slots
      const fromAt = addMinutes(toInstant(`${day}T00:00:00+07:00`), slot * hours * 60)
      return { post, slot, fromAt, toAt: addMinutes(fromAt, hours * 60) }
    }),
  )
}

async function openAll(stage: Stage, file: CheckpointSample): Promise<void> {
  const { house, actors } = stage
  const areas = await areaIds(stage)
  const document = await house.db
    .selectFrom('documents')
    .select('id')
    .where('number', '=', file.document)
    .executeTakeFirstOrThrow()
  const intents = postsOf(file).map((post): Intent => {
    const { number, name, place, areaCode, kind, site, note } = post
    const payload = {
      ...{ areaId: areas(areaCode), name, ...(place === undefined ? {} : { place }) },
      ...(kind === undefined ? { kind: 'gateway', number } : { kind }),
      ...(site === undefined ? {} : { siteId: siteIdOf(site) }),
      ...{ openedAt: file.openedAt, documentId: document.id, note: note ?? file.note },
    }
    return { id: checkpointIdOf(post), type: 'checkpoints.open', payload }
  })
  await insist(house, intents, actors.holding('police-chief', '01'))
}

/** The routes into the city: one needs a post and has it, one needs none, one nobody has looked at yet. */
async function reviewWaterways(stage: Stage, file: CheckpointSample): Promise<void> {
  const areas = await areaIds(stage)
  const idOf = (ref: string) => derivedId('sample waterway', ref)
  const known = file.waterways.map(({ ref, name, areaCode }): Intent => {
    return { id: idOf(ref), type: 'checkpoints.register-waterway', payload: { areaId: areas(areaCode), name } }
  })
  const reviews = file.waterways.flatMap(({ ref, review }): Intent[] => {
    if (!review) return []
    const { needsPost, finding } = review
    const post = file.others.find((one) => one.ref === review.post)
    const by = post === undefined ? {} : { checkpointId: checkpointIdOf(post) }
    const payload = { waterwayId: idOf(ref), needsPost, finding, ...by }
    return [{ id: derivedId(idOf(ref), 'review'), type: 'checkpoints.review-waterway', payload }]
  })
  // Not by one whom the documents name: what was found is made up.
  const actor = stage.actors.holding('office-chief', '01')
  await insist(stage.house, known, actor)
  await insist(stage.house, reviews, actor)
}

async function areaIds({ house }: Stage): Promise<(code: string) => number> {
  const ids = new Map((await readRegister(house.db)).map((area) => [area.code, area.id]))
  return (code) => ids.get(code) ?? 1
}

async function planAll(stage: Stage, file: CheckpointSample, turns: readonly Turn[]): Promise<void> {
  const areas = await areaIds(stage)
  const intents = turns.map((turn): Intent => {
    const { post, fromAt, toAt } = turn
    const id = shiftIdOf(turn)
    const commander = {
      ...{ memberId: derivedId(id, 'commander'), role: 'commander', force: 'police', officerId: commanderOf(turn) },
      task: file.commanderTask,
    }
    const others = file.members.map((member) => ({ memberId: derivedId(id, member.force), ...member }))
    const checkpointId = checkpointIdOf(post)
    const payload = { areaId: areas(post.areaCode), checkpointId, fromAt, toAt, members: [commander, ...others] }
    return { id, type: 'checkpoints.plan-shift', payload }
  })
  await insist(stage.house, intents, stage.actors.holding('police-chief', '01'))
}

/** The shift before leaves word, the next checks in and acknowledges, the one before ends. */
async function changeShift(stage: Stage, file: CheckpointSample, turns: readonly Turn[]): Promise<void> {
  const areas = await areaIds(stage)
  const until = toInstant(`${file.roster.from}T00:00:00+07:00`)
  const deedsOf = (make: (turn: Turn, before: Turn | null) => [Turn, string, object] | null): Deed[] =>
    turns.flatMap((turn) => {
      const minutes = file.roster.hours * 60
      const earlier = { ...turn, slot: (turn.slot + slots - 1) % slots, fromAt: addMinutes(turn.fromAt, -minutes) }
      const made = make(turn, earlier.fromAt < until ? null : earlier)
      const actor = made && stage.actors.ofOfficer(commanderOf(made[0]))
      if (!made || !actor) return []
      const [by, type, more] = made
      const id = derivedId(shiftIdOf(turn), type)
      const payload = { areaId: areas(by.post.areaCode), ...more }
      return [{ actor, intent: { id, type: `checkpoints.${type}`, payload } }]
    })
  const memberIds = (id: string) =>
    ['commander', ...file.members.map(({ force }) => force)].map((one) => derivedId(id, one))
  const steps = [
    deedsOf((_, before) => before && [before, 'hand-over', { shiftId: shiftIdOf(before), note: file.handover }]),
    deedsOf((turn) => [turn, 'check-in', { shiftId: shiftIdOf(turn), memberIds: memberIds(shiftIdOf(turn)) }]),
    deedsOf(
      (turn, before) =>
        before && [turn, 'acknowledge-handover', { shiftId: shiftIdOf(before), byShiftId: shiftIdOf(turn) }],
    ),
  ]
  for (const deeds of steps) await insistAll(stage.house, deeds)
}

/** The shifts that were relieved end. */
async function endAll(stage: Stage, turns: readonly Turn[]): Promise<void> {
  const areas = await areaIds(stage)
  const deeds = turns.flatMap((turn): Deed[] => {
    const actor = stage.actors.ofOfficer(commanderOf(turn))
    const shiftId = shiftIdOf(turn)
    const payload = { areaId: areas(turn.post.areaCode), shiftId }
    return actor ? [{ actor, intent: { id: derivedId(shiftId, 'end'), type: 'checkpoints.end-shift', payload } }] : []
  })
  await insistAll(stage.house, deeds)
}

const reasons = ['food', 'essential-goods', 'production', 'on-duty', 'return-home', 'medicine', 'epidemic-control']

/** What crossed in a shift: made up, a few each hour, told by its commander at the end. */
async function crossAll(stage: Stage, file: CheckpointSample, turns: readonly Turn[]): Promise<void> {
  const areas = await areaIds(stage)
  const deeds = turns.flatMap((turn): Deed[] => {
    const actor = stage.actors.ofOfficer(commanderOf(turn))
    if (!actor) return []
    return Array.from({ length: file.roster.hours * file.crossingsPerHour }, (_, index): Deed => {
      const intent = crossingOf(turn, index, { areaId: areas(turn.post.areaCode), perHour: file.crossingsPerHour })
      return { actor, intent }
    })
  })
  await insistAll(stage.house, deeds)
}

function crossingOf(turn: Turn, index: number, { areaId, perHour }: { areaId: number; perHour: number }): Intent {
  const key = `${turn.post.number} ${turn.fromAt} ${index}`
  const lot = lotOf(key)
  const minutes = (index * 60) / perHour + (lot % 25)
  const base = { areaId, checkpointId: checkpointIdOf(turn.post), subject: lot % 3 === 0 ? 'person' : 'vehicle' }
  const declared =
    lot < 80 ? { receipt: `MAU-${derivedId('sample receipt', key).slice(-12)}` } : { noReceipt: 'declared-on-paper' }
  const passed = { decision: 'passed', reason: reasons[lot % reasons.length], ...declared }
  const payload =
    lot >= 98
      ? { ...base, decision: 'emergency', reason: 'ambulance' }
      : lot >= 92
        ? { ...base, decision: 'turned-back', reason: 'no-permitted-reason', ...declared }
        : { ...base, ...passed }
  const occurredAt = addMinutes(turn.fromAt, Math.min(minutes, 354))
  return { id: derivedId('sample crossing', key), type: 'checkpoints.cross', occurredAt, payload }
}
