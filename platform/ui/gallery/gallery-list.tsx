import { useState } from 'react'
import { type Instant, toInstant } from '#kit'
import { cityNow, useFilters } from '#platform/web'
import { Choice, Clock, ExportButton, PersonPost, RecordList, SeverityMark, Tag, useLocalSource } from '../index.ts'
import { districtPlaces } from './districts.ts'

interface Job {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly owner: string
  readonly due: Instant
  readonly isDone: boolean
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý']
const jobs: readonly Job[] = Array.from({ length: 5_000 }, (_, index) => ({
  id: String(index),
  title:
    [
      'Lập chốt kiểm soát ở các lối vào',
      'Rà soát người từ vùng dịch về',
      'Cấp phiếu đi chợ cho từng hộ gia đình',
      'Kiểm tra phương án phòng dịch của cơ sở sản xuất',
      'Thành lập tổ COVID cộng đồng',
    ][index % 5] ?? '',
  area: districtPlaces[index % 30]?.label ?? '',
  owner: `${families[index % 13]} Văn Mẫu ${String(index + 1).padStart(3, '0')}`,
  due: toInstant(Date.parse(cityNow()) + ((index * 137) % 4_000) * 60_000 - 60_000 * 900),
  isDone: index % 4 === 0,
}))

/** A list of five thousand. */
export function GalleryList() {
  const [filters, setFilters] = useFilters()
  const [status, setStatus] = useState<'all' | 'open'>('open')
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const rows = jobs.filter((job) => !gone.has(job.id) && (status === 'all' || !job.isDone))
  const source = useLocalSource(rows, filters.q ?? '', textOf)
  const close = async (chosen: readonly Job[]) => {
    setGone(new Set([...gone, ...chosen.map(({ id }) => id)]))
    return { said: `Đã đóng ${chosen.length} việc`, undo: async () => setGone(gone) }
  }
  return (
    <RecordList
      label="Việc"
      source={source}
      rowKey={(job) => job.id}
      rowLink={(job) => `/gallery?job=${job.id}`}
      filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }) }}
      columns={[
        { key: 'title', head: 'Việc', width: 'minmax(0, 3fr)', cell: (job) => job.title },
        { key: 'area', head: 'Địa bàn', width: 'minmax(0, 1fr)', cell: (job) => job.area },
        {
          key: 'owner',
          head: 'Người chịu trách nhiệm',
          width: 'minmax(0, 2fr)',
          from: 'middle',
          cell: (job) => <PersonPost name={job.owner} />,
        },
        {
          key: 'state',
          head: 'Trạng thái',
          width: '120px',
          from: 'wide',
          cell: (job) => (job.isDone ? <Tag>xong</Tag> : <SeverityMark tone="quiet">đang làm</SeverityMark>),
        },
        { key: 'due', head: 'Hạn', width: '136px', cell: (job) => <Clock due={job.due} isDone={job.isDone} /> },
      ]}
      bulk={[
        { label: 'Đóng', run: close },
        { label: 'Giao lại', run: async (chosen) => ({ said: `Đã giao lại ${chosen.length} việc` }) },
      ]}
      tools={
        <>
          <Choice
            label="Trạng thái"
            options={[
              { value: 'open', label: 'Chưa xong' },
              { value: 'all', label: 'Tất cả' },
            ]}
            value={status}
            onChange={setStatus}
          />
          <ExportButton href="/api/export" />
        </>
      }
    />
  )
}

function textOf(job: Job): string {
  return `${job.title} ${job.area} ${job.owner}`
}
