import { type Day, formatMoment, type Instant } from '#kit'
import { type Say, showDay, showTimeLeft } from '#platform/web'
import type { TaskFieldWord } from './tasks-field.words.ts'
import { type At, type CalledTask, dueParts } from './wants-a-hand.ts'

type T = Say<TaskFieldWord>

/** Until when, as people say it: `hạn 17:00 hôm nay`, `hạn hết thứ Sáu 30/7`, `hạn 08:00 ngày 12/8`. */
export function sayDue(t: T, dueAt: Instant, at: At): string {
  const { day, away, end } = dueParts(dueAt, at)
  const said = sayDay(t, day, away)
  return end
    ? t('due.end', { day: said })
    : t('due.at', { time: formatMoment(dueAt, at.offset).slice(0, 5), day: said })
}

function sayDay(t: T, day: Day, away: number): string {
  if (away === 0) return t('day.today')
  if (away === 1) return t('day.tomorrow')
  if (away === -1) return t('day.yesterday')
  if (away < 0 || away > 6) return t('day.on', { day: showDay(day) })
  const weekday = t(`weekday.${new Date(day).getUTCDay()}` as TaskFieldWord)
  return t('day.week', { weekday, day: showDay(day) })
}

/** How it stands to its person, in words: `Quá hạn 2 ngày`, `Chưa nhận`, `Còn 3 giờ`. */
export function sayCall(t: T, { task, call }: CalledTask, { now }: At): string {
  if (call === 'later') return t(task.state === 'acknowledged' ? 'call.acknowledged' : 'call.later')
  if (call !== 'late' && call !== 'today') return t(`call.${call}`)
  const left = showTimeLeft(task.dueAt as Instant, now)
  return left.slice(0, 1).toUpperCase() + left.slice(1)
}
