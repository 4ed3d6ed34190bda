import { useState } from 'react'
import { toInstant } from '#kit'
import { cityNow } from '#platform/web'
import {
  Choice,
  Clock,
  Fact,
  Facts,
  FigureStrip,
  PersonPost,
  Row,
  Rows,
  Section,
  SeverityMark,
  StripFigure,
  Tag,
  ThreeColumns,
  TileMap,
  Timeline,
  TwoColumns,
} from '../index.ts'
import { gapTiles, levelTiles, measureTiles } from './districts.ts'
import { legends } from './legends.ts'

const later = (minutes: number) => toInstant(Date.parse(cityNow()) + minutes * 60_000)

/** A board as a command post would see it. */
export function GalleryBoard() {
  const [measure, setMeasure] = useState<'gaps' | 'levels' | 'measure'>('gaps')
  const tiles = { gaps: gapTiles, levels: levelTiles, measure: measureTiles }[measure]
  return (
    <>
      <ThreeColumns>
        <Section
          title="Địa bàn"
          note={
            <Choice
              label="Đo"
              options={[
                { value: 'gaps', label: 'Kẽ hở' },
                { value: 'levels', label: 'Cấp' },
                { value: 'measure', label: 'Tỷ lệ' },
              ]}
              value={measure}
              onChange={setMeasure}
            />
          }
        >
          <TileMap
            label="30 quận, huyện, thị xã"
            columns={7}
            rows={8}
            tiles={tiles}
            onOpen={() => {}}
            legend={legends[measure]}
          />
        </Section>
        <Section title="Kẽ hở" to="/gallery?gaps" note="12 · 3 quá hạn">
          <Rows label="Kẽ hở">
            <Row
              mark={<SeverityMark tone="alarm">5 giờ</SeverityMark>}
              title="112 ≠ 30 + 81: báo cáo ngày 26/7 không khớp"
              detail="Sở Y tế · chênh 1"
              end="Cán bộ mẫu 002"
              to="/gallery?1"
            />
            <Row
              mark={<SeverityMark tone="alarm">2 giờ</SeverityMark>}
              title="Chốt 14 thiếu cán bộ y tế ca 22 giờ"
              detail="Chốt Pháp Vân, phường Hoàng Liệt"
              end="Cán bộ mẫu 014"
              to="/gallery?2"
            />
            <Row
              mark={<SeverityMark tone="warn">40 phút</SeverityMark>}
              title="Tổ dân phố số 7 chưa có cảnh sát khu vực"
              detail="Phường Mai Động"
              end="chưa có người giữ chức"
              to="/gallery?3"
            />
            <Row
              mark={<SeverityMark tone="soon">ngày mai</SeverityMark>}
              title="Ba ca trực ngày mai chưa có người"
              detail="Sắp hở · 06:00 28/7"
              end="Cán bộ mẫu 017"
              to="/gallery?4"
            />
          </Rows>
        </Section>
        <Section title="Việc của tôi" to="/gallery?mine" note="4">
          <Rows label="Việc">
            <Row
              title="Duyệt kế hoạch bảo đảm thực phẩm vùng phong tỏa"
              detail={<Clock due={later(80)} />}
              to="/gallery?5"
            />
            <Row title="Ký báo cáo ngày" detail={<Clock due={later(140)} />} to="/gallery?6" />
            <Row
              title="Đôn đốc 14 phường nộp danh sách tổ COVID cộng đồng"
              detail={<Clock due={later(-310)} />}
              to="/gallery?7"
            />
            <Row
              title="Trả lời vướng mắc của phường Tân Mai"
              detail={<Tag tone="soon">chờ trả lời</Tag>}
              to="/gallery?8"
            />
          </Rows>
        </Section>
      </ThreeColumns>
      <GalleryFigures />
      <GalleryWho />
    </>
  )
}

function GalleryFigures() {
  return (
    <FigureStrip label="Con số">
      <StripFigure
        label="Ca mới"
        value={21}
        parts="12 cộng đồng + 9 cách ly"
        trend={[7, 12, 9, null, 14, 18, 21]}
        to="/gallery?cases"
        asOf={later(-35)}
        source="CDC Hà Nội"
      />
      <StripFigure
        label="Đề nghị phạt"
        value={{ kind: 'about', value: 7500 }}
        unit="trường hợp"
        trend={[400, 520, 610, 700, 804]}
        change={{ text: '+804 hôm nay' }}
        asOf={later(-90)}
        source="Công an thành phố"
        to="/gallery?fines"
      />
      <StripFigure
        label="Tiền phạt"
        value={{ kind: 'above', value: 1533 }}
        unit="triệu đồng"
        asOf={later(-90)}
        source="Công an thành phố"
      />
      <StripFigure
        label="Chốt đủ người"
        value={21}
        unit="/ 22"
        change={{ text: 'thiếu 1', tone: 'alarm' }}
        to="/gallery?posts"
        asOf={later(-5)}
      />
      <StripFigure
        label="Báo cáo đã nộp"
        value={28}
        unit="/ 30"
        change={{ text: 'hạn 20:00' }}
        trend={[30, 30, 29, 30, 28]}
        asOf={later(-5)}
      />
      <StripFigure
        label="Giường còn"
        value={{ kind: 'range', low: 400, high: 600 }}
        asOf={later(-300)}
        source="Sở Y tế"
      />
    </FigureStrip>
  )
}

function GalleryWho() {
  return (
    <TwoColumns>
      <Section title="Ai chịu trách nhiệm">
        <Facts>
          <Fact name="Bí thư">
            <PersonPost name="Cán bộ mẫu 021" post="Bí thư Đảng ủy" phone="024 3862 1111" to="/gallery?p" />
          </Fact>
          <Fact name="Chủ tịch">
            <PersonPost post="Chủ tịch UBND phường" />
          </Fact>
          <Fact name="Căn cứ">Chỉ thị 17/CT-UBND ngày 23/7/2021</Fact>
          <Fact name="Ghi chú">{undefined}</Fact>
        </Facts>
      </Section>
      <Section title="Lịch sử">
        <Timeline
          label="Lịch sử"
          events={[
            {
              id: '1',
              at: later(-12),
              title: 'Đóng kẽ hở: tổ trưởng tổ dân phố số 3',
              by: 'Cán bộ mẫu 017',
              tone: 'good',
            },
            {
              id: '2',
              at: later(-160),
              title: 'Quá hạn: danh sách tổ COVID cộng đồng',
              detail: 'chuyển lên Quận ủy Hoàng Mai',
              tone: 'alarm',
            },
            { id: '3', at: later(-2_900), title: 'Chỉ thị 17/CT-UBND có hiệu lực', by: 'Cán bộ mẫu 001' },
          ]}
        />
      </Section>
    </TwoColumns>
  )
}
