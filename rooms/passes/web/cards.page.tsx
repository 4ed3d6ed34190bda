import { useState } from 'react'
import type { Instant } from '#kit'
import {
  currentLanguage,
  read,
  showMomentShort,
  useFilters,
  useIntent,
  useMay,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { officerList } from '#rooms/bodies/domain'
import {
  Breadcrumb,
  Button,
  type Column,
  Dialog,
  Empty,
  MomentField,
  Page,
  PickManyField,
  RecordList,
  RefusalNote,
  SelectField,
  showToast,
  usePagedSource,
} from '#ui'
import { type CardLine, cardList, type IssueCards, issueCards, permitBookRead } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { StandingTag } from './standing-tag.tsx'

/** Duty cards of an area: inspectors and members of forces. */
export function CardsPage() {
  const t = useWords(passWords)
  const may = useMay()
  const [_filters, _setFilters] = useFilters()
  const [isIssuing, setIssuing] = useState(false)
  const areaId = useChosenArea()
  const source = usePagedSource(useReadPages(cardList, { areaId, limit: '60' }))
  return (
    <Page
      title={t('cards')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/passes' }, { label: t('cards') }]} />}
      actions={
        may('passes.issue-cards') && (
          <Button look="main" icon="plus" onClick={() => setIssuing(true)}>
            {t('card.issue')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <RecordList
        label={t('cards')}
        source={source}
        rowKey={(card) => card.id}
        rowLink={(card) => `/passes/cards/${card.id}`}
        columns={useColumns()}
        empty={<Empty title={t('card.none')}>{t('card.none.help')}</Empty>}
      />
      {isIssuing && <IssueDialog areaId={areaId} onClose={() => setIssuing(false)} />}
    </Page>
  )
}

function useColumns(): readonly Column<CardLine>[] {
  const t = useWords(passWords)
  const reading = useReading()
  return [
    { key: 'officer', head: t('card.officer'), width: 'minmax(0, 2fr)', cell: ({ officer }) => officer.name ?? '—' },
    { key: 'role', head: t('card.role'), width: 'minmax(0, 2fr)', cell: ({ role }) => reading(role.title) },
    {
      key: 'area',
      head: t('area'),
      width: 'minmax(0, 1.5fr)',
      from: 'middle',
      cell: ({ area }) => reading(area.title),
    },
    {
      key: 'until',
      head: t('until'),
      width: '120px',
      from: 'middle',
      cell: ({ until }) => showMomentShort(until as Instant),
    },
    { key: 'state', head: t('state'), width: '130px', cell: ({ standing }) => <StandingTag standing={standing} /> },
  ]
}

function IssueDialog({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(passWords)
  const reading = useReading()
  const { data: book } = useRead(permitBookRead, {})
  const issuing = useIntent(issueCards)
  const [draft, setDraft] = useState<Partial<IssueCards>>({ role: 'inspector' })
  const { role, officerIds, from, until } = draft
  const payload = role && officerIds?.length && from && until ? { areaId, role, officerIds, from, until } : undefined
  const issue = async () => {
    if (!payload || !(await issuing.ask(payload))) return
    showToast({ text: t('card.done') })
    onClose()
  }
  return (
    <Dialog
      title={t('card.issue')}
      onClose={onClose}
      foot={
        <Button look="main" busy={issuing.state === 'sending'} disabled={!payload} onClick={() => void issue()}>
          {t('card.issue')}
        </Button>
      }
    >
      <div className={styles.form}>
        <SelectField
          name="role"
          label={t('card.role')}
          value={role}
          onChange={(next) => setDraft({ ...draft, role: next ?? 'inspector' })}
          options={(book?.cardRoles ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
          problem={undefined}
        />
        <PickManyField
          name="officerIds"
          label={t('card.officers')}
          find={findOfficers}
          value={officerIds}
          onChange={(next) => setDraft({ ...draft, officerIds: [...(next ?? [])] })}
          problem={undefined}
        />
        <MomentField
          name="from"
          label={t('from')}
          timeWhenAbsent="00:00"
          value={from}
          onChange={(next) => setDraft({ ...draft, from: next as Instant })}
          problem={undefined}
        />
        <MomentField
          name="until"
          label={t('until')}
          timeWhenAbsent="24:00"
          value={until}
          onChange={(next) => setDraft({ ...draft, until: next as Instant })}
          problem={undefined}
        />
        {issuing.problem && <RefusalNote problem={issuing.problem} />}
      </div>
    </Dialog>
  )
}

async function findOfficers(text: string, signal: AbortSignal) {
  const { items } = await read(officerList, { q: text, limit: 12 }, signal)
  return items.map(({ id, name, posts }) => ({ id, label: name, detail: posts[0]?.title[currentLanguage()] ?? '' }))
}
