import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { showMomentShort, useMay, useRead, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Empty, Fact, Facts, Page, RecordList, Tag, useLocalSource } from '#ui'
import { changeKey, type KeyLine, keyRows, withdrawKey } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { ReasonDialog } from './reason-dialog.tsx'

type Keys = z.infer<typeof keyRows.answer>

/** The keys that sign codes: their age, who changed them, what an old list means. */
export function KeysPage() {
  const t = useWords(passWords)
  const may = useMay()
  const [asking, setAsking] = useState<'change' | KeyLine>()
  const answer = useRead(keyRows, {})
  return (
    <Page
      title={t('keys')}
      lead={t('key.lead')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/passes' }, { label: t('keys') }]} />}
      actions={
        may('passes.keep-keys') && (
          <Button look="main" icon="key" onClick={() => setAsking('change')}>
            {t('key.change')}
          </Button>
        )
      }
    >
      <Answer to={answer} rows={8}>
        {(keys) => (
          <>
            <KeyRules keys={keys} />
            <div className={styles.keys}>
              <KeyList keys={keys.keys} onWithdraw={may('passes.keep-keys') ? setAsking : undefined} />
            </div>
          </>
        )}
      </Answer>
      {asking === 'change' && (
        <ReasonDialog
          title={t('key.change')}
          label={t('key.reason')}
          help={t('key.change.help')}
          contract={changeKey}
          toPayload={(reason) => ({ reason })}
          done={t('key.changed')}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking && asking !== 'change' && (
        <ReasonDialog
          title={`${t('withdraw')} ${asking.kid}`}
          label={t('key.reason')}
          help={t('key.withdraw.help')}
          contract={withdrawKey}
          toPayload={(reason) => ({ kid: asking.kid, reason })}
          done={t('withdraw.done')}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Page>
  )
}

function KeyRules({ keys: { issuer, policy, changeBy, withdrawnCodes } }: { readonly keys: Keys }) {
  const t = useWords(passWords)
  const days = Math.round(policy.keysStaleAfterHours / 24)
  const does = t(`key.policy.${policy.staleKeys}`)
  return (
    <Facts>
      <Fact name={t('key.issuer')}>{issuer}</Fact>
      {changeBy && <Fact name={t('key.change')}>{t('key.due', { day: showMomentShort(changeBy as Instant) })}</Fact>}
      <Fact name={t('key.policy')}>{t('key.policy.said', { say: policy.sayKeysAfterHours, stale: days, does })}</Fact>
      <Fact name={t('key.withdrawncodes')}>{withdrawnCodes}</Fact>
      <Fact name={t('source')}>{policy.source.text}</Fact>
    </Facts>
  )
}

interface ListProps {
  readonly keys: readonly KeyLine[]
  readonly onWithdraw: ((key: KeyLine) => void) | undefined
}

function KeyList({ keys, onWithdraw }: ListProps) {
  const t = useWords(passWords)
  const source = useLocalSource(keys, '', ({ kid }) => kid)
  return (
    <RecordList
      label={t('keys')}
      source={source}
      rowKey={({ kid }) => kid}
      columns={[
        {
          key: 'kid',
          head: t('key.kid'),
          width: '130px',
          cell: ({ kid }) => <span className={styles.kid}>{kid}</span>,
        },
        {
          key: 'state',
          head: t('state'),
          width: '140px',
          cell: ({ state }) => <Tag tone={state === 'withdrawn' ? 'alarm' : 'quiet'}>{t(`key.${state}`)}</Tag>,
        },
        { key: 'age', head: t('key.age'), width: '90px', cell: ({ ageDays }) => t('key.days', { count: ageDays }) },
        {
          key: 'by',
          head: t('key.by'),
          width: 'minmax(0, 2fr)',
          from: 'middle',
          cell: ({ madeBy, reason, withdrawn }) =>
            [madeBy ?? t('key.house'), reason, withdrawn?.reason].filter(Boolean).join(' · '),
        },
        {
          key: 'accept',
          head: t('key.accept'),
          width: '130px',
          from: 'middle',
          cell: ({ acceptUntil }) => showMomentShort(acceptUntil as Instant),
        },
        {
          key: 'do',
          head: '',
          width: '110px',
          cell: (key) =>
            onWithdraw &&
            key.state !== 'withdrawn' && (
              <Button look="quiet" onClick={() => onWithdraw(key)}>
                {t('withdraw')}
              </Button>
            ),
        },
      ]}
      empty={<Empty title={t('keys')}>{t('key.none')}</Empty>}
    />
  )
}
