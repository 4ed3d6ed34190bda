import { useState } from 'react'
import { Banner, BigButton } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { CheckField } from '#ui'
import { MEMBER_ROLES, type ShiftMember } from '../domain/index.ts'
import styles from './post.module.css'
import { shiftWords } from './shift.words.ts'
import type { Book, ShiftNow } from './stand-shift.ts'

/** Who is here: a commander ticks the team, anybody else checks in alone. Forces that are missing are said, not hidden. */
export function CheckInStep({
  shiftNow,
  book,
  onCheckIn,
}: {
  readonly shiftNow: ShiftNow
  readonly book: Book
  readonly onCheckIn: (memberIds: readonly string[]) => void
}) {
  const t = useWords(shiftWords)
  const reading = useReading()
  const { shift, here, isCommander, amHere } = shiftNow
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set([shift.myMemberId]))
  const absent = shift.members.filter(({ id }) => !here.has(id))
  // The server starts no shift without a commander: what it would refuse is not offered (CHK-03).
  const hasCommander = shift.members.some(({ role }) => role === 'commander')
  const mayTick = absent.filter(({ id }) => hasCommander && (isCommander || id === shift.myMemberId))
  const chosen = mayTick.filter(({ id }) => ticked.has(id)).map(({ id }) => id)
  const missing = missingForces(shiftNow, new Set([...here, ...chosen]))
  const forceName = (key: string) => reading(book.forces.find((one) => one.key === key)?.title ?? { vi: key, en: key })
  const tick = (id: string, isOn: boolean) =>
    setTicked(new Set(isOn ? [...ticked, id] : [...ticked].filter((one) => one !== id)))
  const send = () => {
    onCheckIn(chosen)
    setTicked(new Set())
  }
  return (
    <section aria-label={t('in.title')}>
      <h2>{t('in.title')}</h2>
      {isCommander && absent.length > 1 && <p className={styles.small}>{t('in.help')}</p>}
      <ul className={styles.who}>
        {shift.members.map((member) => (
          <li key={member.id}>
            <Member
              member={member}
              force={forceName(member.force)}
              isMe={member.id === shift.myMemberId}
              isHere={here.has(member.id)}
              isTicked={ticked.has(member.id)}
              onTick={mayTick.includes(member) ? (isOn) => tick(member.id, isOn) : undefined}
            />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Banner tone="soon">{t('in.missing', { forces: missing.map(forceName).join(', ') })}</Banner>
      )}
      <div className={styles.stack}>
        {mayTick.length > 1 && (
          <BigButton look="plain" onClick={() => setTicked(new Set(mayTick.map(({ id }) => id)))}>
            {t('in.all')}
          </BigButton>
        )}
        {mayTick.length > 0 && (
          <BigButton disabled={chosen.length === 0} onClick={send}>
            {t(amHere ? 'in.more' : 'in.key')} · {t('in.count', { count: chosen.length })}
          </BigButton>
        )}
      </div>
    </section>
  )
}

function missingForces({ shift }: ShiftNow, here: ReadonlySet<string>): readonly string[] {
  const present = new Set(shift.members.filter(({ id }) => here.has(id)).map(({ force }) => force))
  return shift.checkpoint.forces.filter((force) => !present.has(force))
}

interface MemberProps {
  readonly member: ShiftMember
  readonly force: string
  readonly isMe: boolean
  readonly isHere: boolean
  readonly isTicked: boolean
  readonly onTick: ((isOn: boolean) => void) | undefined
}

function Member({ member, force, isMe, isHere, isTicked, onTick }: MemberProps) {
  const t = useWords(shiftWords)
  const reading = useReading()
  const name = isMe ? `${member.name} (${t('in.me')})` : member.name
  const detail = [force, reading(MEMBER_ROLES[member.role]), member.task].join(' · ')
  if (onTick && !isHere)
    return (
      <CheckField
        name={member.id}
        label={name}
        help={detail}
        value={isTicked}
        onChange={(isOn) => onTick(isOn ?? false)}
      />
    )
  return (
    <>
      <b>{name}</b>
      {isHere && (
        <span className={styles.state} data-tone="good">
          {t('in.here')}
        </span>
      )}
      <small>{detail}</small>
    </>
  )
}
