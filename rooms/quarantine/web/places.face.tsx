import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { showDay, showMomentShort, showNumber, useIntent, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Empty, LinkButton, RefusalNote, Tag } from '#ui'
import { PLACE_STATES, type PlaceLine, placeListContract, placeStates, reachMilestone } from '../domain/index.ts'
import { MovePlaceDialog, RegisterPlaceDialog, ReportHeadcountDialog, SetCapacityDialog } from './place-dialogs.tsx'
import { placeWords } from './places.words.ts'
import styles from './quarantine.module.css'
import { quarantinePath } from './quarantine-paths.ts'

/** Isolation places: how full each is, how far on its way, what is missing. */
export function PlacesFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(placeWords)
  const [isRegistering, setRegistering] = useState(false)
  const answer = useRead(placeListContract, { areaId })
  return (
    <Answer to={answer} rows={6}>
      {({ items, sites, mayKeep }) => (
        <>
          {items.length === 0 && <Empty title={t('none')}>{t('none.help')}</Empty>}
          <ul className={styles.places}>
            {items.map((place) => (
              <PlaceCard key={place.id} place={place} areaId={areaId} />
            ))}
          </ul>
          {mayKeep && sites.length > 0 && (
            <Button icon="plus" onClick={() => setRegistering(true)}>
              {t('register')}
            </Button>
          )}
          {isRegistering && <RegisterPlaceDialog sites={sites} onClose={() => setRegistering(false)} />}
        </>
      )}
    </Answer>
  )
}

function PlaceCard({ place, areaId }: { readonly place: PlaceLine; readonly areaId: number }) {
  const t = useWords(placeWords)
  const reading = useReading()
  const [open, setOpen] = useState<'move' | 'count' | 'capacity'>()
  const next = placeStates[placeStates.indexOf(place.state) + 1]
  return (
    <li className={styles.place}>
      <h3>
        {place.name} <span className={styles.under}>{reading(place.areaTitle)}</span>
      </h3>
      <Occupancy place={place} />
      <ol className={styles.course}>
        {placeStates.slice(1, 4).map((state) => (
          <li key={state} data-state={courseOf(place, state)} aria-current={place.state === state ? 'step' : undefined}>
            {reading(PLACE_STATES[state])}
            {state === 'active' && place.activatedOn !== null && ` ${showDay(place.activatedOn as Day)}`}
          </li>
        ))}
      </ol>
      <Milestones place={place} />
      <p className={styles.line}>
        {place.people > 0 && (
          <LinkButton look="quiet" to={quarantinePath(areaId, { tab: 'orders', placeId: place.id })}>
            {t('list')}
          </LinkButton>
        )}
        {place.mayKeep && next !== undefined && next !== 'planned' && (
          <Button onClick={() => setOpen('move')}>{t(`to.${next}`)}</Button>
        )}
        {place.mayKeep && place.state === 'active' && <Button onClick={() => setOpen('count')}>{t('report')}</Button>}
        {place.mayKeep && place.state !== 'closed' && (
          <Button look="quiet" onClick={() => setOpen('capacity')}>
            {t('set-capacity')}
          </Button>
        )}
      </p>
      {open === 'capacity' && <SetCapacityDialog place={place} onClose={() => setOpen(undefined)} />}
      {open === 'move' && next !== undefined && (
        <MovePlaceDialog place={place} to={next} onClose={() => setOpen(undefined)} />
      )}
      {open === 'count' && <ReportHeadcountDialog place={place} onClose={() => setOpen(undefined)} />}
    </li>
  )
}

function courseOf(place: PlaceLine, state: PlaceLine['state']): string {
  const here = placeStates.indexOf(place.state)
  const at = placeStates.indexOf(state)
  return at < here ? 'past' : at === here ? 'here' : 'coming'
}

/** How full: a bar against the capacity; orders and the place's own count stand apart (SG-14). */
function Occupancy({ place }: { readonly place: PlaceLine }) {
  const t = useWords(placeWords)
  const { capacity, people, headcount, headcountAt, isOver, overReason } = place
  const inside = Math.max(people, headcount ?? 0)
  const share = capacity === null ? 0 : Math.min(100, (100 * inside) / capacity)
  return (
    <>
      <div className={styles.track} aria-hidden="true">
        <span style={{ inlineSize: `${share}%` }} data-tone={isOver ? 'alarm' : undefined} />
      </div>
      <p className={styles.line}>
        <strong>{t('people', { people: showNumber(people) })}</strong>
        <span>{capacity === null ? t('capacity.unknown') : t('of', { capacity: showNumber(capacity) })}</span>
        {headcount !== null && headcountAt !== null && (
          <span>{t('headcount', { people: showNumber(headcount), at: showMomentShort(headcountAt as Instant) })}</span>
        )}
        {isOver && <Tag tone="alarm">{t('over')}</Tag>}
      </p>
      {overReason !== null && <p className={styles.quiet}>{t('over.reason', { reason: overReason })}</p>}
      {place.capacitySource !== null && <p className={styles.quiet}>{place.capacitySource}</p>}
    </>
  )
}

function Milestones({ place }: { readonly place: PlaceLine }) {
  const t = useWords(placeWords)
  const reach = useIntent(reachMilestone)
  const { milestones } = place
  if (milestones.length === 0) return null
  const done = milestones.filter(({ doneOn }) => doneOn !== null).length
  return (
    <>
      <p className={styles.quiet}>{t('milestones.done', { done, total: milestones.length })}</p>
      <ul className={styles.milestones}>
        {milestones.map(({ id, title, dueOn, doneOn }) => (
          <li key={id} data-done={doneOn !== null}>
            <span>
              {title}{' '}
              <span className={styles.quiet}>
                {doneOn !== null
                  ? t('done-on', { day: showDay(doneOn as Day) })
                  : dueOn !== null && t('due', { day: showDay(dueOn as Day) })}
              </span>
            </span>
            {doneOn === null && place.mayKeep && (
              <Button
                look="quiet"
                icon="check"
                busy={reach.state === 'sending'}
                onClick={() => void reach.ask({ milestoneId: id })}
              >
                {t('reach')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {reach.problem && <RefusalNote problem={reach.problem} />}
    </>
  )
}
