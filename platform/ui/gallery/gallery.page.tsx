import { useState } from 'react'
import { toInstant } from '#kit'
import { cityNow } from '#platform/web'
import { BoundaryMap, Breadcrumb, Button, Choice, Clock, DayBar, Facts, Fact, FigureStrip, LevelMark, OutlineTree, Page, PersonPost, RelationGraph, Row, Rows, Section, SeverityMark, StripFigure, Tabs, Tag, ThreeColumns, TileMap, Timeline, TwoColumns } from '../index.ts'
import { squaresAsBoundaries } from './boundaries.ts'
import { gapTiles, levelTiles, manyTiles, measureTiles } from './districts.ts'
import { GalleryForms } from './gallery-forms.tsx'
import { GalleryList } from './gallery-list.tsx'
import { GalleryStates } from './gallery-states.tsx'

const later = (minutes: number) => toInstant(Date.parse(cityNow()) + minutes * 60_000)

/** Every part in every state, on one page: for those who build screens, and for the accessibility test. */
export function GalleryPage() {
  const [tab, setTab] = useState('parts')
  const tabs = [
    { name: 'parts', label: 'Bảng' },
    { name: 'list', label: 'Danh sách', count: 5000 },
    { name: 'forms', label: 'Biểu mẫu' },
    { name: 'states', label: 'Trạng thái' },
    { name: 'maps', label: 'Bản đồ' },
  ]
  return (
    <Page title="Mai Động" showsTitle={false} above={<Breadcrumb crumbs={[{ label: 'Hà Nội', to: '/gallery' }, { label: 'Hoàng Mai', to: '/gallery?up' }, { label: 'Mai Động' }]} />} strip={<Strip />}>
      <Tabs label="Bộ phận" tabs={tabs} current={tab} onChange={setTab}>
        {tab === 'parts' && <GalleryBoard />}
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
      <PersonPost name="Nguyễn Thị Hường" post="trực chỉ huy" phone="024 3662 0000" />
    </>
  )
}

function GalleryBoard() {
  const [measure, setMeasure] = useState<'gaps' | 'levels' | 'measure'>('gaps')
  const tiles = { gaps: gapTiles, levels: levelTiles, measure: measureTiles }[measure]
  return (
    <>
      <ThreeColumns>
        <Section title="Địa bàn" note={<Choice label="Đo" options={[{ value: 'gaps', label: 'Kẽ hở' }, { value: 'levels', label: 'Cấp' }, { value: 'measure', label: 'Tỷ lệ' }]} value={measure} onChange={setMeasure} />}>
          <TileMap label="30 quận, huyện, thị xã" columns={7} rows={8} tiles={tiles} onOpen={() => {}} legend={legends[measure]} />
        </Section>
        <Section title="Kẽ hở" to="/gallery?gaps" note="12 · 3 quá hạn">
          <Rows label="Kẽ hở">
            <Row mark={<SeverityMark tone="alarm">5 giờ</SeverityMark>} title="112 ≠ 30 + 81: báo cáo ngày 26/7 không khớp" detail="Sở Y tế · chênh 1" end="Đ/c Trần Thị Nhị Hà" to="/gallery?1" />
            <Row mark={<SeverityMark tone="alarm">2 giờ</SeverityMark>} title="Chốt 14 thiếu cán bộ y tế ca 22 giờ" detail="Chốt Pháp Vân, phường Hoàng Liệt" end="Đ/c Lê Văn Ước" to="/gallery?2" />
            <Row mark={<SeverityMark tone="warn">40 phút</SeverityMark>} title="Tổ dân phố số 7 chưa có cảnh sát khu vực" detail="Phường Mai Động" end="chưa có người giữ chức" to="/gallery?3" />
            <Row mark={<SeverityMark tone="soon">ngày mai</SeverityMark>} title="Ba ca trực ngày mai chưa có người" detail="Sắp hở · 06:00 28/7" end="Đ/c Nguyễn Thị Hường" to="/gallery?4" />
          </Rows>
        </Section>
        <Section title="Việc của tôi" to="/gallery?mine" note="4">
          <Rows label="Việc">
            <Row title="Duyệt kế hoạch bảo đảm thực phẩm vùng phong tỏa" detail={<Clock due={later(80)} />} to="/gallery?5" />
            <Row title="Ký báo cáo ngày" detail={<Clock due={later(140)} />} to="/gallery?6" />
            <Row title="Đôn đốc 14 phường nộp danh sách tổ COVID cộng đồng" detail={<Clock due={later(-310)} />} to="/gallery?7" />
            <Row title="Trả lời vướng mắc của phường Tân Mai" detail={<Tag tone="soon">chờ trả lời</Tag>} to="/gallery?8" />
          </Rows>
        </Section>
      </ThreeColumns>
      <FigureStrip label="Con số">
        <StripFigure label="Ca mới" value={21} parts="12 cộng đồng + 9 cách ly" trend={[7, 12, 9, null, 14, 18, 21]} to="/gallery?cases" asOf={later(-35)} source="CDC Hà Nội" />
        <StripFigure label="Đề nghị phạt" value={{ kind: 'about', value: 7500 }} unit="trường hợp" trend={[400, 520, 610, 700, 804]} change={{ text: '+804 hôm nay' }} asOf={later(-90)} source="Công an thành phố" to="/gallery?fines" />
        <StripFigure label="Tiền phạt" value={{ kind: 'above', value: 1533 }} unit="triệu đồng" asOf={later(-90)} source="Công an thành phố" />
        <StripFigure label="Chốt đủ người" value={21} unit="/ 22" change={{ text: 'thiếu 1', tone: 'alarm' }} to="/gallery?posts" asOf={later(-5)} />
        <StripFigure label="Báo cáo đã nộp" value={28} unit="/ 30" change={{ text: 'hạn 20:00' }} trend={[30, 30, 29, 30, 28]} asOf={later(-5)} />
        <StripFigure label="Giường còn" value={{ kind: 'range', low: 400, high: 600 }} asOf={later(-300)} source="Sở Y tế" />
      </FigureStrip>
      <TwoColumns>
        <Section title="Ai chịu trách nhiệm">
          <Facts>
            <Fact name="Bí thư"><PersonPost name="Hoàng Thị Thu Hường" post="Bí thư Đảng ủy" phone="024 3862 1111" to="/gallery?p" /></Fact>
            <Fact name="Chủ tịch"><PersonPost post="Chủ tịch UBND phường" /></Fact>
            <Fact name="Căn cứ">Chỉ thị 17/CT-UBND ngày 23/7/2021</Fact>
            <Fact name="Ghi chú">{undefined}</Fact>
          </Facts>
        </Section>
        <Section title="Lịch sử">
          <Timeline label="Lịch sử" events={[
            { id: '1', at: later(-12), title: 'Đóng kẽ hở: tổ trưởng tổ dân phố số 3', by: 'Nguyễn Thị Hường', tone: 'good' },
            { id: '2', at: later(-160), title: 'Quá hạn: danh sách tổ COVID cộng đồng', detail: 'chuyển lên Quận ủy Hoàng Mai', tone: 'alarm' },
            { id: '3', at: later(-2_900), title: 'Chỉ thị 17/CT-UBND có hiệu lực', by: 'Chu Ngọc Anh' },
          ]} />
        </Section>
      </TwoColumns>
    </>
  )
}

const legends = {
  gaps: [{ tone: 'quiet', label: 'không có' }, { tone: 'soon', label: '1–3' }, { tone: 'warn', label: 'từ 4' }, { tone: 'alarm', label: 'có quá hạn' }],
  levels: [{ tone: 'level-1', label: '1 xanh' }, { tone: 'level-2', label: '2 vàng' }, { tone: 'level-3', label: '3 cam' }, { tone: 'level-4', label: '4 đỏ' }],
  measure: [{ tone: 'scale-0', label: '0–19%' }, { tone: 'scale-1', label: '20–39' }, { tone: 'scale-2', label: '40–59' }, { tone: 'scale-3', label: '60–79' }, { tone: 'scale-4', label: '80–100' }],
} as const

function GalleryMaps() {
  const chain = {
    nodes: [
      { id: 'a', title: '16/CT-TTg', detail: 'Thủ tướng Chính phủ, 31/3/2020', to: '/gallery?a' },
      { id: 'b', title: '177-CV/TU', detail: 'Thành ủy Hà Nội, 23/7/2021', to: '/gallery?b' },
      { id: 'c', title: '17/CT-UBND', detail: 'UBND thành phố Hà Nội, 23/7/2021', to: '/gallery?c' },
      { id: 'd', title: '05-CT/TU', detail: 'Thành ủy Hà Nội, 30/7/2021', to: '/gallery?d' },
      { id: 'e', title: 'Lời kêu gọi', detail: 'Tổng Bí thư, 29/7/2021', to: '/gallery?e' },
      { id: 'f', title: '404-CV/QU', detail: 'Quận ủy Ba Đình', to: '/gallery?f' },
      { id: 'g', title: 'Chưa có số', detail: 'Chỉ thị của Ban Thường vụ Quận ủy Ba Đình', isHere: true },
    ],
    edges: [
      { from: 'b', to: 'a', label: 'thực hiện' },
      { from: 'c', to: 'a', label: 'căn cứ' },
      { from: 'c', to: 'b', label: 'thực hiện' },
      { from: 'd', to: 'c', label: 'tăng cường' },
      { from: 'f', to: 'c', label: 'triển khai' },
      { from: 'g', to: 'f', label: 'căn cứ' },
      { from: 'g', to: 'd', label: 'căn cứ' },
      { from: 'g', to: 'e', label: 'hưởng ứng', isDashed: true },
    ],
  }
  return (
    <>
      <Section title="Chuỗi văn bản"><RelationGraph label="Chuỗi văn bản" {...chain} /></Section>
      <TwoColumns>
        <Section title="126 phường, xã"><TileMap label="126 phường, xã" columns={14} rows={9} tiles={manyTiles} onOpen={() => {}} /></Section>
        <Section title="Ranh giới"><BoundaryMap label="30 quận, huyện, thị xã" columns={7} rows={8} tiles={levelTiles} boundaries={squaresAsBoundaries} onOpen={() => {}} legend={legends.levels} /></Section>
      </TwoColumns>
      <Section title="Việc con">
        <OutlineTree label="Việc con" branches={[{ id: '1', title: 'Thực hiện Chỉ thị 17', to: '/gallery?1', detail: '412/579', children: [{ id: '2', title: 'Quận Hoàng Mai', detail: '11/14', children: [{ id: '3', title: 'Phường Mai Động', detail: <Tag tone="alarm">quá hạn</Tag> }] }, { id: '4', title: 'Quận Ba Đình', detail: '14/14' }] }]} />
      </Section>
      <Button icon="print" onClick={() => print()}>In</Button>
    </>
  )
}
