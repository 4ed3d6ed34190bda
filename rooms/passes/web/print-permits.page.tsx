import { useState } from 'react'
import { useFilters, useRead, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Choice, Note, Page, TextField } from '#ui'
import { permitPapers } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { PermitCard, PermitSheet } from './permit-paper.tsx'

/** Permits on paper: an A4 sheet each, or cards to carry. Names come for a reason, which is written down first. */
export function PrintPermitsPage() {
  const t = useWords(passWords)
  const [{ permitId, batchId }] = useFilters()
  const [reason, setReason] = useState(t('print.reason.default'))
  const [asked, setAsked] = useState<string>()
  return (
    <Page
      title={t('print')}
      showsTitle={false}
      above={
        <div className="no-print">
          <Breadcrumb crumbs={[{ label: t('back'), to: '/passes' }, { label: t('print') }]} />
        </div>
      }
      actions={
        asked !== undefined && (
          <Button look="main" icon="print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        )
      }
    >
      {asked === undefined ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            setAsked(reason.trim())
          }}
        >
          <Note icon="key">{t('print.hidden')}</Note>
          <TextField
            name="reason"
            label={t('print.why')}
            help={t('print.help')}
            value={reason}
            problem={undefined}
            onChange={(text) => setReason(text ?? '')}
          />
          <div className={styles.actions}>
            <Button type="submit" look="main" disabled={reason.trim().length < 5}>
              {t('print.permit')}
            </Button>
          </div>
        </form>
      ) : (
        <Papers query={{ permitId, batchId, reason: asked }} />
      )}
    </Page>
  )
}

interface Query {
  readonly permitId: string | undefined
  readonly batchId: string | undefined
  readonly reason: string
}

function Papers({ query }: { readonly query: Query }) {
  const t = useWords(passWords)
  const [form, setForm] = useState<'sheet' | 'card'>('sheet')
  const answer = useRead(permitPapers, query)
  return (
    <Answer to={answer} rows={12}>
      {({ papers, appeal, withoutPermit }) => (
        <>
          <div className={`${styles.bar} no-print`}>
            <Note icon="key">{t('paper.shown', { count: papers.length, reason: query.reason })}</Note>
            <Choice
              label={t('print')}
              value={form}
              onChange={setForm}
              options={[
                { value: 'sheet', label: t('print.sheet') },
                { value: 'card', label: t('print.card') },
              ]}
            />
          </div>
          <div className={form === 'card' ? styles.cards : undefined}>
            {papers.map((paper) =>
              form === 'card' ? (
                <PermitCard key={paper.id} paper={paper} />
              ) : (
                <PermitSheet key={paper.id} paper={paper} appeal={appeal} withoutPermit={withoutPermit} />
              ),
            )}
          </div>
        </>
      )}
    </Answer>
  )
}
