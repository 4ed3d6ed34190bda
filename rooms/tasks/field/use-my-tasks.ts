import { useState } from 'react'
import { type Instant, toInstant, type Words } from '#kit'
import { type Recorded, useBrought, useDesk, useRecorded } from '#platform/field'
import { cityNow, cityOffset, useNow } from '#platform/web'
import type { MyTaskDocuments, MyTasks } from '../domain/index.ts'
import { broughtDocuments, broughtTasks } from './brought-tasks.ts'
import { type OwnWord, withOwnWords } from './own-words.ts'
import { type At, type CalledTask, inOrderOfHand } from './wants-a-hand.ts'

/** All that the screens of tasks know; without a network as with one. */
export interface MyTasksKit {
  /** As they stand once what waits on this phone is through, in the order in which a hand takes them. */
  readonly tasks: readonly CalledTask[]
  readonly isWhole: boolean
  /** The city's time of what was brought along. */
  readonly asOf: Instant
  readonly at: At
  /** What this phone said of tasks, in the order in which it was said. */
  readonly words: readonly OwnWord[]
  readonly documents: ReadonlyMap<string, Words>
}

/** As far back as a phone looks for what it said of tasks: four times as long as it may be without a network. */
const lookBackMs = 28 * 24 * 3600_000

/** One's own tasks; undefined until read, null where they never came. */
export function useMyTasks(): MyTasksKit | null | undefined {
  const mine = useBrought<MyTasks>(broughtTasks)
  const documents = useBrought<MyTaskDocuments>(broughtDocuments)
  const words = useOwnWords()
  const now = useNow()
  if (mine === null) return null
  if (!mine || documents === undefined || !words) return undefined
  const at = { now, offset: cityOffset() }
  const { items, isWhole } = mine.value
  return {
    tasks: inOrderOfHand(
      items.map((task) => withOwnWords(task, words, mine.at)),
      at,
    ),
    isWhole,
    asOf: mine.at,
    at,
    words,
    documents: new Map(documents?.value.items.map(({ id, label }) => [id, label])),
  }
}

function useOwnWords(): readonly OwnWord[] | undefined {
  const { desk } = useDesk()
  const [since] = useState(() => desk.deviceNow() - lookBackMs)
  const recorded = useRecorded('tasks.', since)
  const aheadMs = Date.parse(cityNow()) - desk.deviceNow()
  return recorded?.toReversed().map((one) => toOwnWord(one, aheadMs))
}

function toOwnWord({ item, standing, payload }: Recorded, aheadMs: number): OwnWord {
  const { id, type, stamp, occurredAt, settledAt } = item
  return {
    id,
    type,
    standing,
    payload,
    at: occurredAt ?? toInstant(stamp.at + aheadMs),
    settledAt: settledAt === undefined ? undefined : toInstant(settledAt + aheadMs),
  }
}
