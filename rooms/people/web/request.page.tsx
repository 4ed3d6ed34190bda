import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { type PageProps, read, showFullDay, showMoment, useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Fact, Facts, LinkButton, Note, Page, RefusalNote, Section, showToast, Tag } from '#ui'
import {
  answerRequest,
  extendRequest,
  type RequestPage as Request,
  requestPageContract,
  requestTextContract,
} from '../domain/index.ts'
import { AskReason } from './ask-reason.tsx'
import { DecideRequest } from './decide-request.tsx'
import { personPath } from './person-paths.ts'
import styles from './persons.module.css'
import { personWords } from './persons.words.ts'

/** One request: what is asked, by when it must be answered and decided, and what was decided. */
export function RequestPage({ params }: PageProps) {
  const t = useWords(personWords)
  const answer = useRead(requestPageContract, { id: params.requestId ?? '' }, { rooms: ['requests'] })
  const request = answer.data
  return (
    <Page
      title={request ? t(`kind.${request.kind}`) : t('requests')}
      above={request && <AreaBreadcrumb areaId={request.areaId} />}
      actions={
        request && (
          <LinkButton icon="people" to={personPath(request.personId)}>
            {t('request.person')}
          </LinkButton>
        )
      }
    >
      <Answer to={answer} rows={5}>
        {(found) => (
          <div className={styles.page}>
            <div>
              <NextStep request={found} />
              <Section title={t('request.asked')}>
                <Said requestId={found.id} key={found.outcome ?? 'open'} />
              </Section>
            </div>
            <Section title={t('facts')}>
              <RequestFacts request={found} />
            </Section>
          </div>
        )}
      </Answer>
    </Page>
  )
}

/** The one thing to do now. */
function NextStep({ request }: { readonly request: Request }) {
  const t = useWords(personWords)
  const reading = useReading()
  const [open, setOpen] = useState<'decide' | 'extend'>()
  const answered = useIntent(answerRequest)
  const extend = useIntent(extendRequest)
  if (request.outcome !== null) {
    return (
      <Note icon="check">
        {t(`outcome.${request.outcome}`)}
        {request.outcome === 'refused' && ` · ${reading(request.appeal)}`}
      </Note>
    )
  }
  const isMine = request.mayDecide || (request.answeredAt === null && request.mayReceive)
  return (
    <Section title={t('request.next')}>
      {!isMine && <p>{t('request.waits', { name: request.ownerName ?? request.ownerPost ?? '–' })}</p>}
      <div className={styles.actions}>
        {request.answeredAt === null && request.mayReceive && (
          <Button
            look="main"
            busy={answered.state === 'sending'}
            onClick={() => void answered.ask({ requestId: request.id })}
          >
            {t('request.answer')}
          </Button>
        )}
        {request.mayDecide && <Button onClick={() => setOpen('decide')}>{t('request.decide')}</Button>}
        {request.mayDecide && !request.isExtended && (
          <Button look="quiet" onClick={() => setOpen('extend')}>
            {t('request.extend')}
          </Button>
        )}
      </div>
      {answered.problem && <RefusalNote problem={answered.problem} />}
      {open === 'decide' && <DecideRequest request={request} onClose={() => setOpen(undefined)} />}
      {open === 'extend' && (
        <AskReason
          title={t('request.extend')}
          onClose={() => setOpen(undefined)}
          onReason={async (reason) => {
            const done = await extend.ask({ requestId: request.id, reason })
            if (done) showToast({ text: t('request.extended') })
          }}
        />
      )}
    </Section>
  )
}

interface Opened {
  readonly asked: string
  readonly decision: string | null
}

/** What was said stays sealed until somebody asks with a reason. */
function Said({ requestId }: { readonly requestId: string }) {
  const t = useWords(personWords)
  const [isAsking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Opened>()
  if (opened) {
    return (
      <>
        <p className={styles.said}>{opened.asked}</p>
        {opened.decision !== null && (
          <Facts>
            <Fact name={t('request.decision')}>{opened.decision}</Fact>
          </Facts>
        )}
      </>
    )
  }
  return (
    <>
      <p className={styles.quiet}>{t('request.sealed')}</p>
      <Button icon="key" onClick={() => setAsking(true)}>
        {t('request.open')}
      </Button>
      {isAsking && (
        <AskReason
          title={t('request.open')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => setOpened(await read(requestTextContract, { id: requestId, reason }))}
        />
      )}
    </>
  )
}

function RequestFacts({ request }: { readonly request: Request }) {
  const t = useWords(personWords)
  const { askedAt, via, byProxy, ownerName, ownerPost, answerDueOn, decideDueOn, answeredAt, decidedAt } = request
  return (
    <Facts>
      <Fact name={t('request.at')}>{showMoment(askedAt as Instant)}</Fact>
      <Fact name={t('request.via')}>
        {t(`via.${via}`)} {byProxy && <Tag>{t('request.proxy.short')}</Tag>}
      </Fact>
      <Fact name={t('request.owner')}>{[ownerName, ownerPost].filter(Boolean).join(', ') || null}</Fact>
      <Fact name={t('request.answerBy')}>
        {answeredAt === null
          ? showFullDay(answerDueOn as Day)
          : t('request.answered', { at: showMoment(answeredAt as Instant) })}
      </Fact>
      <Fact name={t('request.decideBy')}>{showFullDay(decideDueOn as Day)}</Fact>
      {request.extendedReason && <Fact name={t('request.extended')}>{request.extendedReason}</Fact>}
      {decidedAt && (
        <Fact name={t('request.decided')}>
          {showMoment(decidedAt as Instant)} · {request.deciderName}
        </Fact>
      )}
      <Fact name={t('source')}>{request.source}</Fact>
    </Facts>
  )
}
