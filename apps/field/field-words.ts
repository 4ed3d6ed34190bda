import { roomWords } from '#platform/web'

/** Words of the phone's own screens. */
export const appWords = roomWords('field-app', {
  vi: {
    'people.title': 'Ai đang dùng máy này?',
    'people.other': 'Người khác đăng nhập',
    'unlock.title': 'Mở khóa',
    'unlock.secret': 'Mã mở máy',
    'unlock.open': 'Mở khóa',
    'unlock.wrong': 'Mã chưa đúng.',
    'unlock.unsent': '{count} việc, ảnh chưa gửi đang nằm trên máy này.',
    'unlock.forgotten': 'Quên mã',
    'unlock.forgottenText':
      'Không ai mở được dữ liệu trên máy này nếu thiếu mã. Xóa sẽ mất cả việc chưa gửi ({count}). Sau đó đăng nhập và đặt mã mới.',
    'unlock.erase': 'Xóa dữ liệu trên máy này',
    'signIn.title': 'Đăng nhập',
    'signIn.lead': 'Cần mạng một lần. Sau đó máy làm việc được cả khi không có sóng.',
    'signIn.username': 'Tên đăng nhập',
    'signIn.password': 'Mật khẩu',
    'signIn.code': 'Mã xác thực hai lớp',
    'signIn.submit': 'Đăng nhập',
    'signIn.mustFirst': 'Tài khoản này phải đổi mật khẩu hoặc bật xác thực hai lớp trên máy tính trước đã.',
    'signIn.offline': 'Không có mạng. Chỉ người đã dùng máy này mới mở được lúc này.',
    'secret.title': 'Đặt mã mở máy',
    'secret.lead': 'Dữ liệu trên máy được mã hóa bằng mã này. Ít nhất 6 ký tự; máy chủ không biết mã.',
    'secret.again': 'Nhập lại mã',
    'secret.set': 'Đặt mã',
    'secret.short': 'Ít nhất 6 ký tự.',
    'secret.differs': 'Hai lần nhập khác nhau.',
    'desk.title': 'Việc ngoài thực địa',
    'desk.none': 'Tài khoản này chưa có việc nào làm bằng điện thoại.',
    'desk.others': 'Việc khác ({count})',
    'desk.lock': 'Khóa máy',
    'desk.plain': 'Trang này không có https nên dữ liệu trên máy chưa được mã hóa.',
    'desk.newer': 'Có bản mới.',
    'desk.takeNewer': 'Dùng bản mới',
    'emergency.title': 'Gọi khẩn cấp',
    'emergency.lead':
      'Người cần cứu luôn được đi và được giúp trước, không cần giấy tờ. Gọi được cả khi không có mạng dữ liệu.',
    'emergency.area': 'Số của địa bàn',
    wiped: 'Máy này đã được báo mất: mọi dữ liệu công việc trên máy đã bị xóa.',
    'hindered.no-network': 'Không có mạng nên chưa tải hết ứng dụng. Ra chỗ có sóng rồi thử lại.',
    'hindered.not-ours':
      'Có mạng, nhưng không tới được máy chủ: có thể Wi-Fi này đòi đăng nhập riêng. Đăng nhập Wi-Fi, hoặc dùng sóng di động, rồi thử lại.',
    'hindered.server':
      'Máy chủ đang lỗi hoặc quá tải, không phải do mạng hay do bạn. Chờ vài phút rồi thử lại; vẫn vậy thì báo Sở chỉ huy.',
    'hindered.part':
      'Có mạng, nhưng một phần của ứng dụng không tải được; có thể vừa có bản mới. Tải lại trang; vẫn vậy thì báo Sở chỉ huy.',
    'hindered.full': 'Máy hết chỗ lưu. Xóa bớt ảnh, ứng dụng khác rồi thử lại; việc đã ghi vẫn còn nguyên.',
    'hindered.store':
      'Không mở được kho dữ liệu trên máy này. Đóng mọi cửa sổ của ứng dụng rồi tải lại. Đừng xóa ứng dụng: việc chưa gửi nằm trong đó.',
    'hindered.app': 'Ứng dụng gặp lỗi, không phải do bạn hay do mạng. Tải lại trang; vẫn vậy thì báo Sở chỉ huy.',
    'hindered.reload': 'Tải lại',
    noStore:
      'Trình duyệt này không giữ được dữ liệu (cửa sổ riêng tư, hoặc đã chặn lưu trữ), nên không dùng ngoài thực địa được. Mở bằng cửa sổ thường.',
    mayBeThrown: 'Trình duyệt chưa hứa giữ dữ liệu khi máy sắp hết chỗ. Thêm ứng dụng vào màn hình chính để chắc chắn.',
    'desk.gone': 'Không có màn hình này.',
  },
  en: {
    'people.title': 'Who is using this phone?',
    'people.other': 'Somebody else signs in',
    'unlock.title': 'Unlock',
    'unlock.secret': 'Phone passcode',
    'unlock.open': 'Unlock',
    'unlock.wrong': 'Not the right passcode.',
    'unlock.unsent': {
      one: '{count} thing on this phone is not sent yet.',
      other: '{count} things on this phone are not sent yet.',
    },
    'unlock.forgotten': 'Forgotten',
    'unlock.forgottenText':
      'Nobody can open what is on this phone without the passcode. Erasing loses unsent work too ({count}). Then sign in and set a new one.',
    'unlock.erase': 'Erase what is on this phone',
    'signIn.title': 'Sign in',
    'signIn.lead': 'A network is needed once. After that the phone works with no signal too.',
    'signIn.username': 'Username',
    'signIn.password': 'Password',
    'signIn.code': 'Second-factor code',
    'signIn.submit': 'Sign in',
    'signIn.mustFirst': 'This account must first change its password or add a second factor on a computer.',
    'signIn.offline': 'No network. Only those who have used this phone can open it now.',
    'secret.title': 'Set a passcode',
    'secret.lead': 'What is on the phone is enciphered with it. At least 6 characters; the server never learns it.',
    'secret.again': 'Passcode again',
    'secret.set': 'Set it',
    'secret.short': 'At least 6 characters.',
    'secret.differs': 'The two are not the same.',
    'desk.title': 'Field work',
    'desk.none': 'This account has nothing to do by phone yet.',
    'desk.others': 'Other work ({count})',
    'desk.lock': 'Lock',
    'desk.plain': 'This page has no https, so what is on the phone is not enciphered.',
    'desk.newer': 'There is a newer version.',
    'desk.takeNewer': 'Use it',
    'emergency.title': 'Emergency call',
    'emergency.lead':
      'Whoever needs help passes and is helped first, with no papers. Calls work with no data network too.',
    'emergency.area': 'Numbers of the area',
    wiped: 'This phone was reported lost: all work on it has been erased.',
    'hindered.no-network': 'No network, so the app has not come whole. Go where there is signal and try again.',
    'hindered.not-ours':
      'There is a network, but it does not lead to the server: this Wi-Fi may want a sign-in of its own. Sign in to it, or use mobile data, and try again.',
    'hindered.server':
      'The server is broken or too busy; it is neither your network nor you. Try again in a few minutes, then tell the command post.',
    'hindered.part':
      'There is a network, but a part of the app does not come; there may be a newer version. Load the page anew; if that does not help, tell the command post.',
    'hindered.full': 'This phone is full. Delete pictures or other apps and try again; what you recorded is safe.',
    'hindered.store':
      'The store on this phone cannot be opened. Close all windows of the app and load it anew. Do not remove the app: unsent work lies in it.',
    'hindered.app':
      'The app has failed; it is neither you nor the network. Load the page anew; if that does not help, tell the command post.',
    'hindered.reload': 'Load anew',
    noStore:
      'This browser keeps nothing (a private window, or storage is blocked), so it cannot be used in the field. Open it in an ordinary window.',
    mayBeThrown:
      'The browser has not promised to keep what is here when the phone runs short of room. Add the app to the home screen to be sure.',
    'desk.gone': 'There is no such screen.',
  },
})
