import { useState } from 'react'
import { useMay, useWords } from '#platform/web'
import { Button, Menu } from '#ui'
import type { ViolationPage } from '../domain/index.ts'
import { useAuthorityName } from './authority-name.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { dossierWords } from './dossier.words.ts'
import { appealToJudge, JudgeAppeal } from './judge-appeal.tsx'
import { showMoney } from './show-money.ts'
import { showUntil } from './show-until.ts'
import { StepDialogOf } from './step-dialogs.tsx'
import type { Step } from './steps.ts'
import styles from './violations.module.css'

/** The step of a state that is likeliest next, before those that may also be taken. */
function likeliest({ violation, can, transferTo, explanation }: ViolationPage): Step | undefined {
  const order: Readonly<Record<typeof violation.state, readonly Step[]>> = {
    detected: ['record'],
    recorded: explanation === 'open' ? ['explain', 'propose'] : ['propose'],
    proposed: transferTo ? ['transfer'] : explanation === 'open' ? ['explain', 'decide'] : ['decide'],
    decided: ['serve'],
    served: ['pay'],
    enforcing: ['pay'],
    closed: [],
  }
  return order[violation.state].find((step) => can[step])
}

const others: readonly Step[] = [
  'record',
  'explain',
  'waive-explanation',
  'propose',
  'transfer',
  'decide',
  'serve',
  'pay',
  'appeal',
  'ask-relief',
  'grant-relief',
  'identify',
  'enforce',
  'refer',
  'close',
  'withdraw',
]

/** What stands beside the likeliest step: the other way that is open to the person or to who works on the dossier. */
const besides: Partial<Readonly<Record<Step, readonly Step[]>>> = {
  explain: ['propose', 'decide'],
  transfer: ['explain'],
  pay: ['appeal'],
}

/** What comes next, big and plain, with who does it; the rest of what may be done stands behind "more". */
export function NextStep({ dossier }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const [open, setOpen] = useState<Step>()
  const appeal = appealToJudge(dossier)
  const main = appeal ? undefined : likeliest(dossier)
  const may = useMay()
  const mayLook = may('violations.decide') && dossier.violation.state === 'proposed' && !dossier.can.decide
  const rest = others.filter((step) => dossier.can[step] && step !== main)
  const beside = (besides[main ?? 'decide'] ?? []).filter((step) => rest.includes(step))
  const behind = rest.filter((step) => !beside.includes(step))
  return (
    <section className={styles.next} aria-label={t('section.next')}>
      <p className={styles.sentence}>{useSentence(dossier)}</p>
      <div className={styles.steps}>
        {appeal && <JudgeAppeal key={appeal.state} appeal={appeal} dossier={dossier} />}
        {main && (
          <Button look="main" onClick={() => setOpen(main)}>
            {t(`do.${main}`)}
          </Button>
        )}
        {beside.map((step) => (
          <Button key={step} onClick={() => setOpen(step)}>
            {t(`do.${step}`)}
          </Button>
        ))}
        {behind.length > 0 && (
          <Menu
            label={t('next.more')}
            look="plain"
            side="start"
            entries={behind.map((step) => ({ label: t(`do.${step}`), onSelect: () => setOpen(step) }))}
          />
        )}
        {mayLook && (
          <Button look={main ? 'plain' : 'main'} onClick={() => setOpen('decide')}>
            {t('next.look')}
          </Button>
        )}
        {!main && !appeal && !mayLook && behind.length === 0 && <p className={styles.aside}>{t('next.nobody')}</p>}
      </div>
      {open === 'decide' && (
        <DecideDialog dossier={dossier} onClose={() => setOpen(undefined)} onTransfer={() => setOpen('transfer')} />
      )}
      {open && open !== 'decide' && <StepDialogOf step={open} dossier={dossier} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function useSentence(dossier: ViolationPage): string {
  const t = useWords(dossierWords)
  const before = useSentenceBeforeDecision(dossier)
  const { violation, owed } = dossier
  if (appealToJudge(dossier)) return t('next.appeal.you')
  if (violation.hasOpenAppeal) return t('next.appeal')
  switch (violation.state) {
    case 'detected':
      return t('next.record')
    case 'recorded':
    case 'proposed':
      return before
    case 'decided':
      return t('next.serve')
    case 'closed':
      return t('next.closed')
    default:
      return t('next.pay', { owed: showMoney(owed) })
  }
}

/** Hand over, explain, propose, decide: in this order, the first that holds. */
function useSentenceBeforeDecision(dossier: ViolationPage): string {
  const t = useWords(dossierWords)
  const say = useAuthorityName()
  const { violation, can, transferTo, explanation, clocks, competent, range } = dossier
  const isProposed = violation.state === 'proposed'
  if (isProposed && transferTo) return t('next.transfer', { max: showMoney(range.max), who: say(transferTo) })
  const until = clocks.find(({ key }) => key === 'explanation')?.dueAt
  if (explanation === 'open' && until) return t('next.explain', { until: showUntil(until) })
  if (!isProposed) return t('next.propose')
  if (can.decide) return t('next.decide.you')
  const [first] = competent
  return first ? t('next.decide', { who: say(first) }) : t('who.none')
}
