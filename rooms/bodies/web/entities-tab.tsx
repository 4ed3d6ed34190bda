import { useState } from 'react'
import { today, useFilters, useIntentForm, useMay, useRead, useReading, useReadPages, useWords } from '#platform/web'
import {
  Button,
  DayField,
  Dialog,
  Empty,
  IntentForm,
  RecordList,
  SelectField,
  showToast,
  TextField,
  usePagedSource,
} from '#ui'
import { bodyCatalogue, type EntityKind, entityList, registerEntity } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'

/** Agencies and enterprises on the area that answer to somebody elsewhere (ORG-10). */
export function EntitiesTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const [isOpen, setOpen] = useState(false)
  const source = usePagedSource(useReadPages(entityList, { areaId, q: filters.q, limit: 50 }))
  return (
    <>
      <p className={styles.small}>{t('entities.lead')}</p>
      <RecordList
        label={t('entities')}
        source={source}
        rowKey={(row) => row.id}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }) }}
        tools={
          may('bodies.register-entity') && (
            <Button look="main" icon="plus" onClick={() => setOpen(true)}>
              {t('entity.register')}
            </Button>
          )
        }
        columns={[
          { key: 'name', head: t('entity.name'), width: '3fr', cell: (row) => row.name },
          { key: 'kind', head: t('entity.kind'), width: '1fr', from: 'middle', cell: (row) => reading(row.kindTitle) },
          { key: 'parent', head: t('entity.parent'), width: '2fr', cell: (row) => row.parentOrganisation },
          { key: 'area', head: t('area'), width: '2fr', from: 'middle', cell: (row) => row.areaName },
          { key: 'phone', head: t('entity.phone'), width: '1fr', from: 'wide', cell: (row) => row.officePhone ?? '–' },
        ]}
        empty={<Empty>{t('entities.none')}</Empty>}
      />
      {isOpen && <RegisterDialog areaId={areaId} onClose={() => setOpen(false)} />}
    </>
  )
}

function RegisterDialog({ areaId, onClose }: { readonly areaId: number; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const { data } = useRead(bodyCatalogue, {})
  const form = useIntentForm(registerEntity, {
    draft: `bodies.entity.${areaId}`,
    initial: { areaId, validFrom: today() },
  })
  const done = () => {
    showToast({ text: t('entity.done', { name: form.values.name ?? '' }) })
    onClose()
  }
  return (
    <Dialog title={t('entity.register')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <TextField label={t('entity.name')} {...form.field('name')} />
        <SelectField
          label={t('entity.kind')}
          options={(data?.entityKinds ?? []).map(({ kind, title }) => ({
            value: kind as EntityKind,
            label: reading(title),
          }))}
          {...form.field('kind')}
        />
        <TextField label={t('entity.parent')} {...form.field('parentOrganisation')} />
        <TextField label={t('entity.address')} optional {...form.field('address')} />
        <TextField label={t('entity.phone')} optional {...form.field('officePhone')} />
        <DayField label={t('entity.from')} {...form.field('validFrom')} />
      </IntentForm>
    </Dialog>
  )
}
