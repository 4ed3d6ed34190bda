import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { Link, type PageProps, showFullDay, showMoment, useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import {
  Answer,
  Button,
  Fact,
  Facts,
  LinkButton,
  Note,
  Page,
  Section,
  SubjectPanels,
  showToast,
  Tag,
  Timeline,
} from '#ui'
import { type PersonPage as Person, personPageContract, unmergePersons } from '../domain/index.ts'
import { AskReason } from './ask-reason.tsx'
import { PersonName } from './person-name.tsx'
import { personPath } from './person-paths.ts'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'
import { RecordRequest } from './record-request.tsx'
import { RequestList } from './request-list.tsx'

/** One person: where on file, merged with whom, what they ask; the name for who opens it with a reason. */
export function PersonPage({ params }: PageProps) {
  const t = useWords(personWords)
  const reading = useReading()
  const [isAsking, setAsking] = useState(false)
  const answer = useRead(personPageContract, { id: params.personId ?? '' }, { rooms: ['persons', 'requests'] })
  const person = answer.data
  return (
    <Page
      title={t('title')}
      above={person && <AreaBreadcrumb areaId={person.areaId} />}
      lead={person && reading(person.areaTitle)}
      actions={
        person?.mayRequest &&
        !person.isForgotten && (
          <>
            <Button icon="plus" onClick={() => setAsking(true)}>
              {t('request.record')}
            </Button>
            <LinkButton icon="print" to={`${personPath(person.id)}/sheet`}>
              {t('sheet')}
            </LinkButton>
          </>
        )
      }
      strip={person?.synthetic && <Tag>{t('synthetic')}</Tag>}
    >
      <Answer to={answer} rows={5}>
        {(found) => <Parts person={found} />}
      </Answer>
      {isAsking && person && <RecordRequest personId={person.id} onClose={() => setAsking(false)} />}
    </Page>
  )
}

function Parts({ person }: { readonly person: Person }) {
  const t = useWords(personWords)
  return (
    <div className={styles.page}>
      <div>
        {person.currentId !== person.id && (
          <Note action={<Link to={personPath(person.currentId)}>{t('open_page')}</Link>}>{t('merged.here')}</Note>
        )}
        <Section title={t('identity')}>
          <p className={styles.quiet}>{person.isForgotten ? t('gone') : t('sealed')}</p>
          {person.mayIdentify && !person.isForgotten && <PersonName key={person.id} personId={person.id} />}
        </Section>
        <SubjectPanels slot="people.person" subjectId={person.currentId} areaId={person.areaId} />
        {person.mayRequest && (
          <Section title={t('requests')}>
            <RequestList areaId={undefined} personId={person.currentId} />
          </Section>
        )}
        <Section title={t('history')}>
          <History person={person} />
        </Section>
      </div>
      <Section title={t('facts')}>
        <PersonFacts person={person} />
      </Section>
    </div>
  )
}

function PersonFacts({ person }: { readonly person: Person }) {
  const t = useWords(personWords)
  const { householdId, householdNumber, yearOfBirth, sex, enteredAt, heldBy } = person
  return (
    <Facts>
      <Fact name={t('inBook')}>
        {householdId && householdNumber !== null ? (
          <Link to={`/households/${householdId}`}>{t('household', { number: householdNumber })}</Link>
        ) : (
          t('household.none')
        )}
      </Fact>
      <Fact name={t('yearOfBirth')}>{yearOfBirth}</Fact>
      <Fact name={t('sex')}>{sex && t(`sex.${sex}`)}</Fact>
      <Fact name={t('entered')}>{showMoment(enteredAt as Instant)}</Fact>
      {heldBy.length > 0 && (
        <Fact name={t('held')}>
          {heldBy
            .map(({ room, until }) =>
              until === null ? t('held.open', { room }) : t('held.until', { room, day: showFullDay(until as Day) }),
            )
            .join('; ')}
        </Fact>
      )}
    </Facts>
  )
}

/** What was merged and taken back, each with its reason; the last one can be taken back here. */
function History({ person }: { readonly person: Person }) {
  const t = useWords(personWords)
  const unmerge = useIntent(unmergePersons)
  const [asked, setAsked] = useState<string>()
  if (person.merges.length === 0) return <p className={styles.quiet}>{t('history.none')}</p>
  const events = person.merges
    .toReversed()
    .flatMap(({ id, personId, reason, at, officerName, undoneAt, undoneReason }) => [
      ...(undoneAt
        ? [{ id: `${id} undone`, at: undoneAt as Instant, title: t('unmerged'), detail: undoneReason }]
        : []),
      {
        id,
        at: at as Instant,
        title: t('merged'),
        by: officerName,
        detail: (
          <>
            {reason} · <Link to={personPath(personId)}>{t('open_page')}</Link>
            {person.mayMerge && undoneAt === null && (
              <Button look="quiet" onClick={() => setAsked(personId)}>
                {t('unmerge')}
              </Button>
            )}
          </>
        ),
      },
    ])
  return (
    <>
      <Timeline label={t('history')} events={events} />
      {asked !== undefined && (
        <AskReason
          title={t('unmerge')}
          onClose={() => setAsked(undefined)}
          onReason={async (reason) => {
            const answer = await unmerge.ask({ personId: asked, reason })
            if (answer) showToast({ text: t('unmerge.done') })
          }}
        />
      )}
    </>
  )
}
