import { useState } from 'react'
import { addressOf, cityOffset, type PageProps, useFilters, useLanguage, useRead, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, ExportButton, Note, Page, PaperSheet, Tabs, TextField } from '#ui'
import { layOutRound, teamRoundContract } from '../domain/index.ts'
import { EnterRound } from './enter-round.tsx'
import styles from './teams.module.css'
import { teamWords } from './teams.words.ts'

/** Shortest reason that says anything. */
const shortestReason = 5

/** `/teams/$teamId/round`: the sheet of a team without phones, printed, and typed in when it comes back. */
export function RoundPage({ params }: PageProps) {
  const t = useWords(teamWords)
  const [filters, setFilters] = useFilters()
  const id = params.teamId ?? ''
  const [reason, setReason] = useState<string>()
  const answer = useRead(teamRoundContract, { id, reason })
  const view = filters.view === 'enter' ? 'enter' : 'print'
  return (
    <Page
      title={t('round.title')}
      above={
        answer.data && (
          <div className="no-print">
            <AreaBreadcrumb areaId={answer.data.areaId} here={answer.data.name} />
          </div>
        )
      }
      actions={view === 'print' && <PrintActions teamId={id} reason={reason} />}
    >
      <div className="no-print">
        <Tabs
          label={t('round.view')}
          tabs={[
            { name: 'print', label: t('round.print') },
            { name: 'enter', label: t('round.enter') },
          ]}
          current={view}
          onChange={(next) => setFilters({ view: next === 'print' ? undefined : next })}
        >
          {view === 'print' && <AskNames reason={reason} onAsk={setReason} />}
        </Tabs>
      </div>
      <Answer to={answer} rows={12}>
        {(round) => (view === 'enter' ? <EnterRound round={round} /> : <Sheet round={round} />)}
      </Answer>
    </Page>
  )
}

function Sheet({ round }: { readonly round: Parameters<typeof layOutRound>[0] }) {
  const [language] = useLanguage()
  return <PaperSheet paper={layOutRound(round, { language, offsetMinutes: cityOffset() })} />
}

function PrintActions({ teamId, reason }: { readonly teamId: string; readonly reason: string | undefined }) {
  const t = useWords(teamWords)
  const [language] = useLanguage()
  const file = addressOf('/api/teams/:id/round/file', { id: teamId, format: 'pdf', language, reason })
  return (
    <>
      <ExportButton label={t('round.pdf')} href={file} />
      <Button look="main" icon="print" onClick={() => print()}>
        {t('round.print')}
      </Button>
    </>
  )
}

interface NamesProps {
  readonly reason: string | undefined
  readonly onAsk: (reason: string | undefined) => void
}

/** Names stay away until somebody says why; each door is then a look that is written down. */
function AskNames({ reason, onAsk }: NamesProps) {
  const t = useWords(teamWords)
  const [typed, setTyped] = useState(t('round.reason.default'))
  if (reason !== undefined) {
    return (
      <Note icon="key">
        {t('round.named', { reason })}{' '}
        <Button look="quiet" onClick={() => onAsk(undefined)}>
          {t('round.unname')}
        </Button>
      </Note>
    )
  }
  return (
    <form
      className={styles.ask}
      onSubmit={(event) => {
        event.preventDefault()
        onAsk(typed.trim())
      }}
    >
      <TextField
        label={t('round.reason')}
        name="reason"
        help={t('round.reason.help')}
        value={typed}
        onChange={(next) => setTyped(next ?? '')}
      />
      <Button type="submit" disabled={typed.trim().length < shortestReason}>
        {t('round.name')}
      </Button>
    </form>
  )
}
