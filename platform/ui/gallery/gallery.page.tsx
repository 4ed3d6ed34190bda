import { useState } from 'react'
import { Breadcrumb, DayBar, LevelMark, Page, PersonPost, Tabs } from '../index.ts'
import { GalleryBoard } from './gallery-board.tsx'
import { GalleryCharts } from './gallery-charts.tsx'
import { GalleryForms } from './gallery-forms.tsx'
import { GalleryList } from './gallery-list.tsx'
import { GalleryMaps } from './gallery-maps.tsx'
import { GalleryStates } from './gallery-states.tsx'

/** Every part in every state, on one page: for those who build screens, and for the accessibility test. */
export function GalleryPage() {
  const [tab, setTab] = useState('parts')
  const tabs = [
    { name: 'parts', label: 'Bảng' },
    { name: 'charts', label: 'Biểu đồ' },
    { name: 'list', label: 'Danh sách', count: 5000 },
    { name: 'forms', label: 'Biểu mẫu' },
    { name: 'states', label: 'Trạng thái' },
    { name: 'maps', label: 'Bản đồ' },
  ]
  return (
    <Page
      title="Mai Động"
      showsTitle={false}
      above={
        <Breadcrumb
          crumbs={[
            { label: 'Hà Nội', to: '/gallery' },
            { label: 'Hoàng Mai', to: '/gallery?up' },
            { label: 'Mai Động' },
          ]}
        />
      }
      strip={<Strip />}
    >
      <Tabs label="Bộ phận" tabs={tabs} current={tab} onChange={setTab}>
        {tab === 'parts' && <GalleryBoard />}
        {tab === 'charts' && <GalleryCharts />}
        {tab === 'list' && <GalleryList />}
        {tab === 'forms' && <GalleryForms />}
        {tab === 'states' && <GalleryStates />}
        {tab === 'maps' && <GalleryMaps />}
      </Tabs>
    </Page>
  )
}

function Strip() {
  return (
    <>
      <DayBar label="CT 17" day={4} total={15} missing={[2]} />
      <LevelMark level={4} label="vùng đỏ" />
      <PersonPost name="Cán bộ mẫu 017" post="trực chỉ huy" phone="024 3662 0000" />
    </>
  )
}
