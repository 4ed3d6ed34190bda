import { useState } from 'react'
import { cityNow, showMoment, useIntentForm, useMay, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  Button,
  Dialog,
  Empty,
  IntentForm,
  LongTextField,
  MomentField,
  Row,
  Rows,
  SelectField,
  showToast,
  Tag,
  TextField,
} from '#ui'
import { bodyCatalogue, recordVisit, type VisitKind, visitList } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'
import { readMembers } from './read-members.ts'

/** Visits inside an area, each with its whole delegation. */
export function VisitsTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div className={styles.tools}>
        <span />
        {may('bodies.record-visit') && (
          <Button look="main" icon="plus" onClick={() => setOpen(true)}>
            {t('visit.record')}
          </Button>
        )}
      </div>
      <Answer to={useRead(visitList, { areaId, limit: 100 })}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('visits.none')}</Empty>
          ) : (
            <Rows label={t('visits')}>
              {items.map((visit) => (
                <Row
                  key={visit.id}
                  title={visit.purpose}
                  end={<Tag>{reading(visit.kindTitle)}</Tag>}
                  detail={
                    <>
                      {visit.areaName} · {showMoment(visit.at as never)}
                      <ol className={styles.members}>
                        {visit.members.map((member) => (
                          <li key={`${member.name} ${member.position}`}>
                            {member.name}, {member.position}
                            {member.leads && ` (${t('visit.leads')})`}
                          </li>
                        ))}
                      </ol>
                      {visit.conclusion && <p className={styles.text}>{visit.conclusion}</p>}
                    </>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {isOpen && <RecordVisitDialog areaId={areaId} onClose={() => setOpen(false)} />}
    </>
  )
}

function RecordVisitDialog({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const { data } = useRead(bodyCatalogue, {})
  const [people, setPeople] = useState('')
  const form = useIntentForm(recordVisit, { draft: `bodies.visit.${areaId}`, initial: { areaId, at: cityNow() } })
  const members = form.field('members')
  const done = () => {
    showToast({ text: t('visit.done') })
    onClose()
  }
  const type = (text: string | undefined) => {
    setPeople(text ?? '')
    members.onChange(readMembers(text ?? ''))
  }
  return (
    <Dialog title={t('visit.record')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('visit.kind')}
          options={(data?.visitKinds ?? []).map(({ kind, title }) => ({
            value: kind as VisitKind,
            label: reading(title),
          }))}
          {...form.field('kind')}
        />
        <TextField label={t('visit.purpose')} {...form.field('purpose')} />
        <MomentField label={t('visit.at')} {...form.field('at')} />
        <LongTextField
          label={t('visit.members')}
          help={t('visit.members.help')}
          name="members"
          value={people}
          onChange={type}
          problem={members.problem}
        />
        <LongTextField label={t('visit.conclusion')} optional {...form.field('conclusion')} />
      </IntentForm>
    </Dialog>
  )
}
