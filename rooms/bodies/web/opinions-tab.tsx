import { useState } from 'react'
import { showMoment, useIntentForm, useMay, useRead, useWords } from '#platform/web'
import { Answer, Button, Clock, Dialog, Empty, IntentForm, LongTextField, Row, Rows, showToast, Tag } from '#ui'
import { answerOpinion, fileOpinion, opinionList } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'

/** What supervisors found in an area, and what the unit answered (ORG-08). */
export function OpinionsTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const may = useMay()
  const [open, setOpen] = useState<'file' | { opinionId: string }>()
  const shut = () => setOpen(undefined)
  return (
    <>
      <div className={styles.tools}>
        <span />
        {may('bodies.file-opinion') && (
          <Button look="main" icon="plus" onClick={() => setOpen('file')}>
            {t('opinion.file')}
          </Button>
        )}
      </div>
      <Answer to={useRead(opinionList, { areaId, limit: 100 })}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('opinions.none')}</Empty>
          ) : (
            <Rows label={t('opinions')}>
              {items.map((opinion) => (
                <Row
                  key={opinion.id}
                  mark={<Clock due={opinion.dueAt as never} isDone={opinion.answer !== null} />}
                  title={<span className={styles.text}>{opinion.finding}</span>}
                  detail={
                    <>
                      {[opinion.areaName, opinion.officerName, showMoment(opinion.at as never)]
                        .filter(Boolean)
                        .join(' · ')}
                      {opinion.answer && (
                        <p className={styles.text}>{`${opinion.answeredByName ?? ''}: ${opinion.answer}`}</p>
                      )}
                    </>
                  }
                  end={
                    opinion.answer !== null ? (
                      <Tag>{t('opinion.answered')}</Tag>
                    ) : may('bodies.answer-opinion') ? (
                      <Button onClick={() => setOpen({ opinionId: opinion.id })}>{t('opinion.answer')}</Button>
                    ) : (
                      <Tag>{t('opinion.wait')}</Tag>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {open === 'file' && <FileDialog areaId={areaId} onClose={shut} />}
      {open && open !== 'file' && <AnswerDialog opinionId={open.opinionId} onClose={shut} />}
    </>
  )
}

function FileDialog({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const form = useIntentForm(fileOpinion, {
    draft: `bodies.opinion.${areaId}`,
    initial: { areaId, about: { kind: 'area' } },
  })
  const done = () => {
    showToast({ text: t('opinion.filed') })
    onClose()
  }
  return (
    <Dialog title={t('opinion.file')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('opinion.file')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('opinion.finding')} {...form.field('finding')} />
      </IntentForm>
    </Dialog>
  )
}

function AnswerDialog({ opinionId, onClose }: { readonly opinionId: string; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const form = useIntentForm(answerOpinion, { draft: `bodies.answer.${opinionId}`, initial: { opinionId } })
  const done = () => {
    showToast({ text: t('opinion.answered') })
    onClose()
  }
  return (
    <Dialog title={t('opinion.answer')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('opinion.answer')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('opinion.answer')} {...form.field('answer')} />
      </IntentForm>
    </Dialog>
  )
}
