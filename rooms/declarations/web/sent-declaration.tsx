import { useRead, useWords } from '#platform/web'
import { Answer, Button, Note, Section } from '#ui'
import {
  adviceFor,
  declarationReceiptContract,
  type OfficerForm,
  receiptAddress,
  receiptCodeOf,
} from '../domain/index.ts'
import styles from './declarations.module.css'
import { declarationWords } from './declarations.words.ts'

interface SentProps {
  readonly id: string
  readonly form: OfficerForm
  readonly onAnother: () => void
}

/** What an officer gives back: the number, the receipt to print, and whom to call first where signs are severe. */
export function SentDeclaration({ id, form, onAnother }: SentProps) {
  const t = useWords(declarationWords)
  const receipt = useRead(declarationReceiptContract, { declarationId: id })
  const advice = adviceFor({ symptoms: [...(form.symptoms ?? [])], exposure: form.exposure ?? 'none' })
  return (
    <Section title={t('sent')}>
      {advice === 'emergency' && <Note tone="alarm">{t('emergency', { number: '115' })}</Note>}
      <p>
        {t('code')}: <strong className={styles.code}>{receiptCodeOf(id)}</strong>
      </p>
      <Answer to={receipt}>
        {({ text }) => (
          <p>
            <a href={receiptAddress(text)} target="_blank" rel="noreferrer">
              {t('print')}
            </a>
          </p>
        )}
      </Answer>
      <Button look="main" onClick={onAnother}>
        {t('another')}
      </Button>
    </Section>
  )
}
