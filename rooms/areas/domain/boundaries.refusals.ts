import { defineRefusals } from '#kit'

/** What is said of boundaries that somebody imports: refused, or mended and told. */
export const BOUNDARIES = defineRefusals('AREAS', {
  BOUNDARIES_NOT_GEOJSON: {
    vi: 'Tệp không phải là GeoJSON FeatureCollection.',
    en: 'The file is not a GeoJSON FeatureCollection.',
    status: 400,
  },
  BOUNDARIES_TOO_DETAILED: {
    vi: 'Ranh giới có {count} đỉnh, nhiều hơn mức nhận được là {limit}. Hãy đơn giản hóa rồi nhập lại.',
    en: 'The boundaries have {count} vertices; at most {limit} are taken. Simplify them and import again.',
    status: 413,
  },
  BOUNDARY_NOT_A_POLYGON: {
    vi: 'Hình {code} không phải là đa giác (Polygon, MultiPolygon).',
    en: 'Shape {code} is not a Polygon or MultiPolygon.',
  },
  BOUNDARY_WITHOUT_CODE: {
    vi: 'Hình thứ {feature} không có mã đơn vị.',
    en: 'Shape {feature} carries no area code.',
  },
  BOUNDARY_CODE_UNKNOWN: {
    vi: 'Mã {code} không có trong danh sách đơn vị đang hiệu lực.',
    en: 'Code {code} is not among the areas in force.',
  },
  BOUNDARY_CODE_TWICE: {
    vi: 'Mã {code} có ở nhiều hình; không nhận hình nào.',
    en: 'Code {code} stands at more than one shape; none of them is taken.',
  },
  BOUNDARY_CODE_PADDED: {
    vi: 'Mã “{raw}” thiếu số 0 ở đầu; đã hiểu là {code}.',
    en: 'Code “{raw}” had lost its leading zeros; read as {code}.',
  },
  BOUNDARY_RING_UNREADABLE: {
    vi: 'Hình {code} có vòng không đọc được: cần ít nhất 4 điểm, mỗi điểm là hai số.',
    en: 'Shape {code} has a ring that cannot be read: it needs 4 points or more, each of two numbers.',
  },
  BOUNDARY_OUT_OF_RANGE: {
    vi: 'Hình {code} có tọa độ ngoài phạm vi ({longitude}; {latitude}). GeoJSON ghi kinh độ trước, vĩ độ sau.',
    en: 'Shape {code} has a coordinate out of range ({longitude}; {latitude}). GeoJSON wants longitude, then latitude.',
  },
  BOUNDARY_RING_WITHOUT_SURFACE: {
    vi: 'Hình {code} có vòng không có diện tích.',
    en: 'Shape {code} has a ring that encloses nothing.',
  },
  BOUNDARY_RING_CLOSED: {
    vi: 'Hình {code} có vòng chưa khép kín; đã khép lại.',
    en: 'Shape {code} had an open ring; it was closed.',
  },
  BOUNDARY_RING_TURNED: {
    vi: 'Hình {code} có vòng ngược chiều; đã đảo lại.',
    en: 'Shape {code} had a ring wound the wrong way; it was turned.',
  },
  BOUNDARY_CROSSES_ITSELF: {
    vi: 'Hình {code} có đường ranh giới tự cắt; vẫn nhận, nên kiểm tra lại bản gốc.',
    en: 'The border of {code} crosses itself; it is taken, but have the original checked.',
  },
})
