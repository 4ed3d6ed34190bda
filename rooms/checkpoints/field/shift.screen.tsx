import { useState } from 'react'
import { addMinutes, dayOf, formatDayShort, type Instant } from '#kit'
import {
  AsOf,
  addToOutbox,
  Banner,
  BigChoice,
  newFieldId,
  Screen,
  StorageFull,
  useDesk,
  withdraw,
} from '#platform/field'
import { cityOffset, showMoment, showMomentShort, useReading, useWords } from '#platform/web'
import { acknowledgeHandover, checkIn, endShift, handOverShift } from '../domain/index.ts'
import { CheckInStep } from './check-in-step.tsx'
import { HandOverStep } from './hand-over-step.tsx'
import type { OwnRecord } from './own-records.ts'
import styles from './post.module.css'
import { postWords } from './post.words.ts'
import { NoShift, PostScreen } from './post-screen.tsx'
import { shiftWords } from './shift.words.ts'
import { type ShiftNow, saidAgain, shiftOf, shiftsNow } from './stand-shift.ts'
import { ToldNote } from './told-note.tsx'
import type { PostKit } from './use-post.ts'

/** My shift from coming to going: the word of the one before, who is here, taking over, handing over, the end. */
export function ShiftScreen() {
  const t = useWords(shiftWords)
  return <PostScreen title={t('shift.title')}>{(kit) => <MyShift kit={kit} />}</PostScreen>
}

function MyShift({ kit }: { readonly kit: PostKit }) {
  const t = useWords(shiftWords)
  const reading = useReading()
  const [chosen, setChosen] = useState<string>()
  const choices = shiftsNow(kit.mine, kit.records, kit.now, kit.book.checkInEarlyMinutes)
  const shiftNow = choices.find(({ shift }) => shift.id === chosen) ?? shiftOf(kit.mine, kit.records, kit.now)
  if (!shiftNow) return <NoShift title={t('shift.title')} kit={kit} />
  const { shift, amHere, isCommander } = shiftNow
  const { checkpoint } = shift
  const me = shift.members.find(({ id }) => id === shift.myMemberId)
  return (
    <Screen title={checkpoint.name} back="/field">
      {choices.length > 1 && (
        <BigChoice
          label={t('shift.which')}
          name="shift"
          value={shift.id}
          options={choices.map((one) => ({ value: one.shift.id, label: spanOf(one.shift) }))}
          onChange={setChosen}
        />
      )}
      <div>
        <p>
          {t('shift.time', timesOf(shift))}{' '}
          <span className={styles.state} data-tone={amHere ? 'good' : undefined}>
            {t(stateOf(shiftNow, kit.now))}
          </span>
        </p>
        <p className={styles.small}>{[reading(checkpoint.kindTitle), checkpoint.place].filter(Boolean).join(' · ')}</p>
        {me?.task && (
          <p className={styles.small}>
            {t('task.mine')}: {me.task}
          </p>
        )}
      </div>
      <Steps key={shift.id} kit={kit} shiftNow={shiftNow} isCommander={isCommander} />
      <AsOf at={kit.asOf} />
    </Screen>
  )
}

/** `06:00`, `14:00 27/7`: the day once. */
function timesOf({ fromAt, toAt }: ShiftNow['shift']): { from: string; to: string } {
  const to = toAt as Instant
  return { from: showMoment(fromAt as Instant).slice(0, 5), to: `${showMoment(to).slice(0, 5)} ${dayWords(to)}` }
}

/** `14:00 – 22:00`. */
function spanOf({ fromAt, toAt }: ShiftNow['shift']): string {
  return [fromAt, toAt].map((at) => showMoment(at as Instant).slice(0, 5)).join(' – ')
}

function dayWords(at: Instant): string {
  return formatDayShort(dayOf(at, cityOffset()), dayOf(at, cityOffset()))
}

function stateOf({ amHere, shift }: ShiftNow, now: Instant): 'shift.notStarted' | 'shift.on' | 'shift.over' {
  if (!amHere) return 'shift.notStarted'
  return now < shift.toAt ? 'shift.on' : 'shift.over'
}

interface StepsProps {
  readonly kit: PostKit
  readonly shiftNow: ShiftNow
  readonly isCommander: boolean
}

function Steps({ kit, shiftNow, isCommander }: StepsProps) {
  const t = useWords(shiftWords)
  const { shift, told, amHere } = shiftNow
  const { keep, problem } = useKeep(shiftNow, kit.records)
  const earliest = addMinutes(shift.fromAt as Instant, -kit.book.checkInEarlyMinutes)
  const where = { areaId: shift.checkpoint.areaId, shiftId: shift.id }
  return (
    <>
      {problem && <Banner tone="alarm">{problem}</Banner>}
      <ToldNote
        shiftNow={shiftNow}
        onTake={
          amHere && isCommander && told
            ? () => keep(acknowledgeHandover.type, { areaId: where.areaId, shiftId: told.shiftId, byShiftId: shift.id })
            : undefined
        }
      />
      {!shift.members.some(({ role }) => role === 'commander') && (
        <Banner tone="alarm">{t('shift.noCommander')}</Banner>
      )}
      {kit.now < earliest ? (
        <Banner>{t('shift.later', { at: showMomentShort(earliest) })}</Banner>
      ) : (
        <CheckInStep
          shiftNow={shiftNow}
          book={kit.book}
          onCheckIn={(memberIds) => keep(checkIn.type, { ...where, memberIds })}
        />
      )}
      {amHere && isCommander && (
        <HandOverStep
          key={shift.id}
          shiftNow={shiftNow}
          onHandOver={(note) => keep(handOverShift.type, { ...where, note })}
          onEnd={() => keep(endShift.type, where)}
        />
      )}
    </>
  )
}

/**
 * Puts what happened in a shift into the outbox, under the name of the post. What was refused of the same kind is dropped:
 * it has been said again.
 */
function useKeep({ shift }: ShiftNow, records: readonly OwnRecord[]) {
  const t = useWords(postWords)
  const { desk, sending } = useDesk()
  const [problem, setProblem] = useState<string>()
  const keep = async (type: string, payload: unknown) => {
    setProblem(undefined)
    try {
      await addToOutbox(desk, { id: newFieldId(desk), type, title: shift.checkpoint.name, payload })
      for (const { id } of saidAgain(records, type, payload)) await withdraw(desk, id, desk.deviceNow())
    } catch (thrown) {
      if (!(thrown instanceof StorageFull)) throw thrown
      return setProblem(t('done.full'))
    }
    void sending.sendNow(true)
  }
  return { keep: (type: string, payload: unknown) => void keep(type, payload), problem }
}
