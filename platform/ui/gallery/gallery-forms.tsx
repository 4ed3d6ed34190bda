import { useState } from 'react'
import { z } from 'zod'
import { type Day, type Figure, type Instant, intentContract } from '#kit'
import { useIntentForm } from '#platform/web'
import {
  Button,
  CheckField,
  Confirm,
  DayField,
  FigureField,
  IntentForm,
  LongTextField,
  Menu,
  MomentField,
  NumberField,
  PasteField,
  PickField,
  PickManyField,
  RadioField,
  Section,
  SelectField,
  showToast,
  TextField,
  TwoColumns,
} from '../index.ts'
import { districtPlaces } from './districts.ts'

interface Sample {
  title: string
  dueAt: Instant
  startsOn: Day
  count: number
  estimate: Figure
  kind: 'urgent' | 'plain'
  level: 'city' | 'district'
  areaId: number
  areaIds: readonly number[]
  isPublic: boolean
  note: string
  rows: string
}

const sample = intentContract({
  type: 'gallery.create',
  permission: 'public',
  title: { vi: 'Mẫu', en: 'Sample' },
  payload: z
    .custom<Sample>()
    .and(z.looseObject({ title: z.string(), dueAt: z.string(), areaId: z.number() })) as unknown as z.ZodType<Sample>,
})

const find = async (text: string) =>
  districtPlaces
    .filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 7)
    .map(({ areaId, label }) => ({ id: areaId, label, detail: 'Hà Nội' }))

/** Every field, and what stands around them. */
export function GalleryForms() {
  const form = useIntentForm(sample, { draft: 'gallery', initial: { kind: 'plain' } })
  const [asks, setAsks] = useState(false)
  return (
    <TwoColumns>
      <Section title="Giao việc">
        <IntentForm
          form={form}
          submitLabel="Giao việc"
          onDone={() => showToast({ text: 'Đã giao' })}
          onCancel={form.discard}
        >
          <TextField
            label="Tên việc"
            help="Bắt đầu bằng một động từ: lập, kiểm tra, báo cáo."
            {...form.field('title')}
          />
          <PickField label="Địa bàn" find={find} {...form.field('areaId')} />
          <PickManyField label="Đơn vị phối hợp" optional find={find} {...form.field('areaIds')} />
          <MomentField label="Hạn" timeWhenAbsent="24:00" {...form.field('dueAt')} />
          <DayField label="Từ ngày" optional {...form.field('startsOn')} />
          <RadioField
            label="Loại"
            options={[
              { value: 'plain', label: 'Thường' },
              { value: 'urgent', label: 'Khẩn', help: 'Báo ngay cho người trực.' },
            ]}
            {...form.field('kind')}
          />
        </IntentForm>
      </Section>
      <Section title="Các ô khác">
        <div style={{ display: 'grid', gap: 20, paddingTop: 8 }}>
          <NumberField label="Số hộ" unit="hộ" {...form.field('count')} />
          <FigureField
            label="Số người ước tính"
            help="Viết như báo cáo: khoảng 7.500, hơn 300, 400 đến 600."
            {...form.field('estimate')}
          />
          <SelectField
            label="Cấp"
            options={[
              { value: 'city', label: 'Thành phố' },
              { value: 'district', label: 'Quận, huyện' },
            ]}
            {...form.field('level')}
          />
          <CheckField label="Đưa lên trang công khai" help="Không kèm tên người." {...form.field('isPublic')} />
          <LongTextField label="Ghi chú" optional {...form.field('note')} />
          <PasteField label="Danh sách" {...form.field('rows')} />
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
            <Button look="main">Việc chính</Button>
            <Button icon="plus">Thường</Button>
            <Button look="quiet">Lặng</Button>
            <Button look="danger" onClick={() => setAsks(true)}>
              Thu hồi
            </Button>
            <Button busy>Đang gửi</Button>
            <Button disabled>Chưa được</Button>
            <Menu
              label="Thêm"
              look="plain"
              entries={[
                { heading: 'Văn bản' },
                { label: 'In', icon: 'print', onSelect: () => print() },
                { rule: true },
                { label: 'Thu hồi', look: 'danger', onSelect: () => setAsks(true) },
              ]}
            />
          </div>
        </div>
        {asks && (
          <Confirm
            title="Thu hồi chỉ thị"
            confirmLabel="Thu hồi"
            look="danger"
            onClose={() => setAsks(false)}
            onConfirm={() => {
              setAsks(false)
              showToast({ text: 'Đã thu hồi chỉ thị', undo: () => {} })
            }}
          >
            579 đơn vị đã nhận sẽ được báo. 412 việc đang làm sẽ dừng.
          </Confirm>
        )}
      </Section>
    </TwoColumns>
  )
}
