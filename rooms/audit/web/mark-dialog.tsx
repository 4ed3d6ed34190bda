import type { z } from 'zod'
import type { Instant } from '#kit'
import { addressOf, showMomentShort, useGo, useIntentForm, useWords } from '#platform/web'
import { Button, Dialog, Fact, Facts, IntentForm, LongTextField, Note, RadioField, showToast } from '#ui'
import { type markItem, noteMarkContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'

/** A pattern as screens have it. */
export type MarkItem = z.infer<typeof markItem>

/** One pattern: the lines behind it, what was said of it, and the place to say it. */
export function MarkDialog({ mark, onClose }: { readonly mark: MarkItem; readonly onClose: () => void }) {
  const t = useWords(auditWords)
  const go = useGo()
  const { note } = mark
  return (
    <Dialog
      title={t(`mark.${mark.kind}`, { name: mark.name, count: mark.count })}
      onClose={onClose}
      width="wide"
      foot={<Button onClick={() => go(linesOf(mark))}>{t('mark.lines')}</Button>}
    >
      <Facts>
        <Fact name={t('account')}>
          <span className={styles.stack}>
            <span>{mark.name}</span>
            <span className={styles.small}>{mark.username}</span>
          </span>
        </Fact>
        <Fact name={t('where')}>{mark.areaName}</Fact>
        <Fact name={t('mark.limit')}>{t('mark.of', { count: mark.count, limit: mark.limit })}</Fact>
        {note && (
          <Fact name={t(`mark.${note.outcome}`)}>
            <span className={styles.stack}>
              <span>{note.text}</span>
              <span className={styles.small}>{`${note.by} · ${showMomentShort(note.at as Instant)}`}</span>
            </span>
          </Fact>
        )}
      </Facts>
      {mark.isOwn ? <Note>{t('mark.own.text')}</Note> : <Judge mark={mark} onDone={onClose} />}
    </Dialog>
  )
}

function Judge({ mark, onDone }: { readonly mark: MarkItem; readonly onDone: () => void }) {
  const t = useWords(auditWords)
  const { kind, accountId, day } = mark
  const form = useIntentForm(noteMarkContract, { draft: `audit.mark.${mark.key}`, initial: { kind, accountId, day } })
  const done = () => {
    showToast({ text: t('mark.noted') })
    onDone()
  }
  return (
    <IntentForm form={form} submitLabel={t('mark.note')} onDone={done}>
      <RadioField
        label={t('mark.outcome')}
        options={(['explained', 'followed-up'] as const).map((value) => ({ value, label: t(`mark.${value}`) }))}
        {...form.field('outcome')}
      />
      <LongTextField label={t('mark.text')} help={t('mark.text.help')} {...form.field('note')} />
    </IntentForm>
  )
}

/** The list with exactly the lines behind a mark. */
function linesOf({ kind, accountId, day }: MarkItem): string {
  const span = { accountId, from: day, to: day }
  if (kind === 'many-failures') return addressOf('/audit', { ...span, tab: 'sign-ins', signIns: 'failed' })
  if (kind === 'many-rows') return addressOf('/audit', { ...span, type: 'sheet-exported' })
  return addressOf('/audit', { ...span, tab: 'looks', looks: kind === 'many-looks' ? 'shown' : 'refused' })
}
