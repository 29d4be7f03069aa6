# Pages.
brand = 成立有据
skip = 跳到正文
nav-label = 主要页面
nav-queue = 待办
nav-cases = 事项
sign-out = 退出
no-secrets = 严禁上传涉密文件
other-language = English
other-language-tag = en
problem-heading = 没有办成
back-to-queue = 回到待办
back-to-case = 回到事项
sign-in = 登录
sign-in-how = 请用县级经办发给您的一次性链接登录。链接只能用一次。
sign-in-once = 这个链接只能用一次。点下面的按钮进入。
sign-in-enter = 进入
tab-open = 待办
tab-done = 已办
queue-lede = { $count ->
    [0] 现在没有要您办的事
   *[other] { $count } 件要您办
    }
queue-done-lede = 您的单位已经办过的
queue-empty = 这里没有事项
queue-empty-why = 有事要贵单位办时，会出现在这里。
queue-empty-auditor = 您的身份不办事项，所以没有待办。看得到的都在“事项”里。
queue-table = 待办事项，按紧急程度排列
queue-terms = 任期提醒
queue-terms-why = 可以开始换届，或者任期已满而换届还没有开始。
queue-waiting = 在等别的单位
group-late = 已逾期
group-due = 有期限
group-none = 没有期限
group-done = 已办
col-what = 要办的事
col-office = 单位
col-due = 期限
col-state = 状态
col-case = 事项
col-stage = 步骤
col-moved = 最近办理
col-clause = 条款
col-asks = 要求的事
col-force = 要求
col-finding = 结论
col-proof = 凭据
due-none = 待复，没有期限
due-late = 逾期 { $days } 个工作日
due-today = 今天到期
due-left = 还有 { $days } 个工作日
cases-lede = { $count } 件事项
cases-empty = 还没有事项
cases-empty-why = 贵单位参与的事项会出现在这里。
cases-new = 新办一件事项
cases-procedure = 工作流程
cases-title = 名称（可以不填）
cases-open = 启动
case-lede = { $day }启动 · 经办 { $person } · 工作流程第 { $version } 版
case-ended-line = { $day }：{ $end }
verdict = 核查意见
next-step = 下一步
next-who = 谁
next-when = 什么时候
next-clause = 依据
next-open = 打开
needs = 先要明确的
needs-why = 明确以后，后面的任务才交办
needs-value = 数值（{ $range }）
needs-undetermined = 不填就是未定：没有期限，也不作推断。
needs-decided-by = 由谁决定
needs-office = 由哪个单位担任
save = 保存
only-lead = 由牵头单位办理。
progress = 进度
map-region = 进度图，可左右移动
opinions = 意见
set-aside = 已因退回作废
opinion-disposal = { $how }：{ $reason }
papers = 材料
stated = 数据
stated-by = 由“{ $task }”填报
stated-open = 未定
papers-empty = 还没有材料
paper-version = 第 { $version } 稿
paper-corrected = 更正稿
paper-plain = 材料
paper-beside = 附件
roster = 拟任人选
lead-acts = 牵头单位可以办的
lead-more = 退回、重办、预告及其他
return-to = 退回到
reason = 理由或说明
history = 办理记录
two-clocks = { $took }办，{ $recorded }录
act-request-of = 请召开“{ $name }”
act-lapse-of = 不采用“{ $name }”
formerly = 原{ $name }
others-said = 其他单位怎么说
your-opinion = 贵单位的意见
your-task = 要办的内容
choose = 请选一项
ways = 方式
roster-lines = 人选，每行一人
roster-leaves = { $list }现有 { $people }。其中作候选人的即退出；系统中没有的人，在该行末尾写“{ $list }=次序”。
roster-refuses = { $list }现有 { $people }，不得担任这里的职务；系统中没有的人，在该行末尾写“{ $list }=次序”。
roster-hint = 每行：席位, 姓名, 单位, 职务, 来源。席位有 { $seats }
member-lines = 成员，每行一人
member-hint = 每行：姓名, 单位, 职务。单位有 { $parties }
held-on = 开会日期
attendance-lines = 参会人，每行一人
attendance-hint = 每行：单位, 姓名, 职务
agenda-counted = { $item }：已进行，表决“{ $vote }”已经计票
agenda-uncounted = { $item }：表决“{ $vote }”计票以后即为已进行
agenda = 已进行的议程
optional = （选填）
file-hint = PDF、照片、OFD、WPS。严禁上传涉密文件。
photos-hint = 多张照片自动合成一个 PDF；HEIC 照片不能合成，按原文件分别保存。
sending-going = 正在分段上传文件，传完后自动提交。
sending-waiting = 网络断开，正在重试；恢复后从断点续传。
sending-failed = 文件没有传完。请检查网络后再提交，已传的部分不会重传。
sending-progress = 上传进度
has-section = 写有“{ $name }”
in-the-name-of = 以 { $office } 名义办理
submit = 提交
undo-note = 提交后 5 分钟内可以撤回
nothing-open = 现在没有要您办的
then-agree = 接下来：记为同意。各单位答复后，进入下一步。
then-suggest = 接下来：记为同意，并把建议转给牵头单位。
then-object = 接下来：牵头单位须书面答复并说明理由。
then-agreed = 接下来：进入后面的任务。
then-agreed-founds = 接下来：{ $body }即告{ $act ->
        [renews] 换届
        [changes] 变更
        [dissolves] 撤销
        [voids] 无效
       *[constitutes] 成立
    }，不能再退回。
then-returned = 接下来：回到“{ $stage }”，已办的都保留在记录里。
then-ended = 接下来：事项办结，结果为“{ $end }”。
said-done = 已记录。
said-claimed = 已签收。
said-released = 已退签。
said-undone = 已撤回。
said-parameter = 已明确。
said-party = 已明确参与单位。
verdict-title = { $title }核查意见
verdict-lede = { $moment } 的办理记录，共 { $acts } 笔 · 只读
verdict-clocks = 补录和退回
verdict-by-clause = 逐条核查：{ $heading }
inferred = 推定
needs-none = 可以多选；没有这样的单位就不选。
## 进来
account-name = 账号
password = 密码
code = 动态码
code-optional = （开通了才填）
or-else = 也可以
sign-in-code = 收到邀请短码的，从这里办
sign-in-wrong = 账号、密码或动态码不对。
sign-in-wait = 试的次数太多，请 { $seconds } 秒后再试。
sign-in-second-factor = 您的身份要求动态码。请用县级经办发的一次性链接进入，在“我的设置”中开通。
## 邀请
back-to-task = 回到待办事项
invite = 邀请没有账号的人来办
invite-why = 链接只供{ $office }办这一件事，不用注册，不用密码。记录中标明是用邀请链接办的。
invite-until = 有效到
invite-make = 生成邀请链接
invite-holds = 有一个链接，{ $day }前有效。
invite-made = 给{ $office }的邀请链接
invite-once = 链接和短码只在这里显示一次。
invite-code = 短码
invite-send = 可以这样发给对方
invite-text = { $office }：您好！“{ $case }”请贵单位办理“{ $task }”，期限：{ $due }。点开链接即可办理，不用注册：{ $link } 。打不开的，请打开本系统登录页，输入短码 { $code }。链接{ $until }前有效。{ $from }
invited-from = { $from }　致　{ $office }
invited-lede =
    “{ $case }”请贵单位办理。期限：{ $due }{ $left ->
        [none] { "" }
       *[other] { " " }{ $left }
    }
invited-read = 先看材料
invited-done = 贵单位已经办好了，谢谢。
invited-else =
    用纸质办：盖章后拍照发给{ $office }，由其代录。不归贵单位办的，请告诉{ $office }{ $phone ->
        [none] { "" }
       *[other] { " " }{ $phone }
    }。
invited-until = 本链接只供{ $office }办这一件事，{ $day }后失效。
invited-code = 用短码办理
invited-code-how = 请输入通知里或电话里告诉您的十二位数字。
invited-code-wrong = 没有这个短码，或者已经失效。
your-name = 您的姓名
your-position = 职务
your-rank = 职务层级
said-nothing-ticked = 还没有勾任何一项。已经办的请勾上；什么都没办的，点“不接入，从头开始”。
said-uninvited = 邀请链接已收回。
## 我的设置
settings = 我的设置
settings-account = 账号和密码
settings-no-account = 还没有账号。设好以后，下次不用再要一次性链接。
settings-wait = 试的次数太多，请过几分钟再试。
settings-present-wrong = 现在的密码不对。
account-name-bad = 账号用 2 到 60 个字母、汉字、数字或者 . _ - @ 。
account-name-taken = 这个账号已经有人用了，请换一个。
password-present = 现在的密码
password-new = 新密码
password-again = 再输一遍
password-hint = 8 到 128 个字，一句好记的话最好；不要求定期更换。
password-ends = 改密码后，其他地方的登录全部退出，令牌全部作废。
password-differs = 两次输入的密码不一样。
password-length = 密码要 8 到 128 个字。
password-simple = 密码太简单，容易被猜到。
password-name = 密码里不能有账号。
second-factor = 动态码
second-factor-on = 已开通。登录时除密码外，还要手机上的六位动态码。
second-factor-why = 手机上装一个动态码应用，登录时多一道六位数字，密码被人知道了也进不来。
second-factor-needed = 您的身份用密码登录时必须有动态码。
second-factor-begin = 开通动态码
second-factor-scan = 用手机上的动态码应用扫一扫，或者输入下面的字符，再填应用显示的六位数字。
second-factor-confirm = 确认开通
second-factor-end = 停用动态码
second-needs-account = 请先设好账号和密码。
code-wrong = 动态码不对，或者已经用过。
sessions = 登录的地方
session-seen = 最近使用：{ $moment }
session-this = 就是这里
session-end = 退出那里
sessions-end-others = 退出其他所有地方
tokens = 接口令牌
tokens-why = 给程序用，权限和您一样
token-once = 令牌只在这里显示一次，请保存好：
token-until = { $day }前有效
token-revoke = 作废
token-label = 用途
token-days = 有效天数
token-make = 生成令牌
token-bad = 请写明用途，天数在 1 到 366 之间。
## 安全日志
security-log = 安全日志
security-lede = 谁进来过、谁没能进来、谁的账号有变动。与办理记录分开。
security-empty = 还没有记录
security-begun = 第一次启动，建立了本县
security-link-used = 用一次性链接进入
security-signed-in = 用密码进入
security-signed-out = 退出登录
security-present-wrong = 在“我的设置”中输错现用密码
security-signed-in-passkey = 用通行密钥进入
security-passkey-wrong = 通行密钥未被接受
security-passkey-set = 设置了通行密钥
security-passkey-ended = 移除了通行密钥
security-signed-in-identity = 用关联的身份进入
security-identity-linked = 关联了身份
security-identity-ended = 解除了身份关联
security-identity-wrong = 身份未获确认
security-identity-unknown = 身份未关联任何人员
security-identity-second-missing = 身份已确认，但缺少要求的第二重验证
security-password-wrong = 密码不对
security-code-wrong = 密码对，动态码不对
security-second-factor-missing = 密码对，但没有要求的动态码
security-visited = 在演示中换身份进入
security-code-used = 用邀请短码打开
security-password-set = 设了账号和密码
security-second-factor-set = 开通动态码
security-second-factor-ended = 停用动态码
security-session-ended = 退出了别处的一处登录
security-sessions-ended = 退出其他所有地方
security-token-made = 生成接口令牌
security-token-revoked = 作废接口令牌
security-account-reset = 重置了账号
security-directory-changed = 改了单位或人员
col-when = 时间
col-event = 事情
col-person = 人
col-network = 网络
col-about = 关于
older = 更早的
## 单位和人员
nav-offices = 单位和人员
offices-lede = { $count } 个单位
office-fills = 担任：
office-formed = 本系统中组建
office-succeeded = 已撤并，由{ $name }承接
phone = 电话
person-name = 姓名
person-title = 职务
person-role = 角色
person-rank = 职务层级
acts = 可办的
account-none = 没有账号
account-reset = 重置账号
account-link = { $name }的账号已重置。把下面的一次性链接交给本人，24 小时内有效，只在这里显示一次。
appointment-end = 结束任职
last-day = 最后一天
office-change = 修改
person-add = 增加人员
add = 增加
office-rename = 名称、职责和电话
office-name = 单位名称
office-name-en = 英文名称
office-fills-ids = 担任哪些参与单位
name-since = 新名称从哪天起
office-succeed = 撤并，由别的单位承接
office-succeed-why = 机构改革后，这个单位的工作由另一个单位做。正在办的事项，由牵头单位确认后转过去；已经办的仍是原单位办的。
office-successor = 承接的单位
office-add = 增加单位
import = 导入单位和人员
import-why = 先看会改什么，再导入
import-file = 表格文件（CSV 或 XLSX）
import-columns = 第一行写栏目名：单位、姓名、职务、角色、层级、参与单位、电话。只有“单位”一栏必须有。
import-look = 看会改什么
import-lede = 共 { $count } 处变动，还没有导入
import-wrong = { $count } 行有问题，改好再导入。
import-line = 行
import-does = 会改什么
import-same = 没有变动
import-fault = 有问题
import-do = 导入
import-no-office = 第一行没有“单位”一栏
import-office-missing = 没有写单位。
import-office-new = 新增单位{ $name }。
import-person-new = 新增人员{ $name }。
import-appointed = 任{ $name }。
import-role-unknown = 没有“{ $name }”这个角色。
profile = 进来的要求
profile-county = 县级：一个经办可以办全部
profile-county-why = 系统管理、安全管理和核查用密码登录时要动态码，其他人可以不用。
profile-asvs = ASVS：人人要动态码
profile-asvs-why = 按 OWASP ASVS 5.0 第二级，用密码登录都要动态码。
profile-dengbao = 等保：三员分立
profile-dengbao-why = 用密码登录都要动态码；系统管理、安全管理、审计核查不得由同一人担任。
## 代录
waits-for = 等{ $office }办
waits-for-why = 对方有账号的，会在自己的待办里看到；没有账号的，可以发邀请链接；已经用纸质或电话答复的，可以代录。
behalf = 代录纸质或电话答复
behalf-why = { $office }已经盖章或在电话里答复的，由牵头单位录入。记录中标明是代录，对方可以核对。
behalf-words = 对方的理由或意见（原话）
behalf-medium = 怎么答复的
behalf-photo = 纸质件照片或扫描件
behalf-photo-why = 纸质答复必须有；电话答复可以不传。
behalf-signer = 签字人或通话人
behalf-dated = 落款或通话日期
behalf-number = 文号
behalf-original = 原件存放处
behalf-do = 代录
recorded-by = 录入：{ $name }
## 一页情况
onepage = 一页情况
onepage-print = 用浏览器的打印，正好一页 A4
onepage-one = { $all } 步中办结 { $done } 步，正在“{ $stage }”；{ $waiting } 件在等单位办{ $late ->
    [0] {""}
   *[other] ，其中 { $late } 件已逾期
}。
onepage-settle = 请领导定的事
onepage-settle-none = 现在没有
onepage-waiting = 在等谁
onepage-waiting-none = 没有在等的单位
onepage-done = 已办
onepage-footer = 依据：{ $source }。经办 { $person } { $phone }
progress-here = 正在办
progress-done = { $day }办结
progress-replies = { $given } / { $all } 已答复
settle-objection = { $office }有意见，需要书面答复。
settle-approval = “{ $name }”等批。
col-opinion = 意见
col-how = 怎么答的
col-words = 要点
## 工作流程
nav-procedures = 工作流程
procedures-lede = 每一条都有原文出处；没有出处的标明推定
procedure-about = 第 { $version } 版 · { $status } · 依据：{ $source }
procedure-map = 流程图
procedure-explained = 逐步说明
procedure-text = 定义文件
try-out = 试写流程
try-lede = 贴上或改写流程定义，马上看到检查结果和流程图。这里不保存，也不影响正在办的事项。
try-text = 流程定义（YAML）
try-check = 检查
try-sound = 没有问题：走遍 { $markings } 种情形，都能办到底。
try-faults = { $count } 个问题
already-done = 已经办好
## 查找
search = 查找
search-do = 查找
search-hint = 查找事项、材料、单位、人员
search-short = 请输入至少两个字
search-none = 没有找到
search-none-why = 只找您能看到的。可以换一个说法，或者少写几个字。
search-cases = 事项
search-papers = 材料
search-offices = 单位
search-people = 人员
search-more = 还有更多，到事项列表里看
cases-all = 全部
cases-find = 查找
## 中途接入
begin = 这件事办到哪里了？
begin-start = 从头开始
begin-start-why = 还没有动手。
begin-midway = 已经办了一部分，中途接入
begin-midway-why = 勾出已办的事，填办结日期，传上材料。记录中标明“补录”。
take-up = 中途接入
take-up-lede = 勾出已经办完的，填日期、传材料。没有勾的，从那里接着办。
take-up-day = 办结日期
take-up-after = 各单位已经答复的，接入以后逐个代录。
take-up-do = 接入
take-up-none = 不接入，从头开始
take-up-offer = 这件事在别处已经办了一部分的，可以
take-up-late = 这件事已经在这里办起来了，不能再中途接入。
## 待办的栏目、成批办理、提醒
tab-mine = 我发起
tab-notices = 阅知
due-all = 全部
due-only-late = 已逾期
due-week = 七天内到期
next-page = 下一页
batch = 成批办理
batch-lede = 办成 { $count } 件
batch-none = 没有选中任何一件
batch-pick = 选中“{ $name }”
batch-claim = 签收选中的
batch-release = 退签选中的
state-done-now = 已办成
keys-hint = 键盘：上下箭头移动，回车打开，空格选中
notices-lede = { $count ->
    [0] 没有新的
   *[other] { $count } 条新的
}
notices-mark = 全部已阅
notices-empty = 还没有消息
notices-empty-why = 交办、提醒、答复、退回和办结，会在这里告诉您。
notices-how = 用邮件或短信告诉我
notice-new = 新
notice-offered = 交办：{ $name }
notice-asked-again = 请重新办理：{ $name }
notice-reminded = 提醒：{ $name }
notice-urged = 催办：{ $name }
notice-answered = 已办：{ $name }
notice-objected = 有单位提出意见：{ $name }
notice-disposed = 对贵单位意见的处理：{ $name }
notice-recorded = 牵头单位代录了贵单位的答复，请核对：{ $name }
notice-round-closed = 征求意见已结束，贵单位没有答复：{ $name }
notice-corrected = 材料有更正：{ $name }
notice-transferred = 转给贵单位办理：{ $name }
notice-not-needed = 不用再办了：{ $name }
notice-informed = { $name ->
        [none] 请阅知
       *[other] 请阅知：{ $name }
    }
notice-announced = 预告，轮到时请贵单位办理：{ $name }
notice-redone = 有一项要重办，贵单位的答复作废
notice-returned = 事项退回了
notice-ended = 事项办结了
notice-nudged = 快到期了：{ $name }
notice-escalated = 逾期未办，请过问：{ $name }
notice-suspended = { $name ->
        [none] 事项中止了
       *[other] 中止：{ $name }
    }
notice-resumed = { $name ->
        [none] 事项恢复办理了
       *[other] 恢复办理：{ $name }
    }
notice-suspension-over = { $name ->
        [none] 事项中止的预计时间已过，请决定是否恢复
       *[other] 中止的预计时间已过，请决定是否恢复：{ $name }
    }
notice-recounted = 期限按新日历重新计算：{ $name }
notice-revoked = 发给你单位的一份文件已经撤销
notice-given = 交给您办理：{ $name }
notice-handed-back = 委托的已交回：{ $name }
notice-moved = 事项改按新版流程办理
## 事项列表
cases-mine = 本单位牵头
cases-view = 看法
cases-table = 列表
cases-board = 看板
cases-export = 导出表格
board-ended = 已结束
view-keep = 存为常用列表
view-name = 名称
view-drop = 不再保留“{ $name }”
lead-office = 牵头单位
col-opened = 启动日期
col-id = 编号
plan = 预计日程
plan-end = 最迟到 { $day }
plan-why = 按各项期限推算。没有期限的，按下面填的工作日假定；这是打算，不是期限。可选的事和还不能判断的条件没有算进去。
plan-start = 开始日期
plan-workdays = 没有期限的每项假定几个工作日
plan-do = 重新推算
plan-days = 日期
plan-limited = 有期限
plan-supposed = 假定
plan-critical = 关键
plan-provisional = 其中有的年份还没有放假安排的通知，日期只是暂定。
## 期限
deadlines = 期限
deadlines-month = { $year }年{ $month }月
deadlines-lede = { $count } 件到期
deadlines-cut = 太多了，只列出前面的。请到待办里看全部。
deadlines-empty = 这个月没有到期的事
deadlines-empty-why = 没有期限的事不在日历上，请到待办里看。
month-before = 上个月
month-after = 下个月
day-off = 休息日
day-today = 今天
weekday-1 = 一
weekday-2 = 二
weekday-3 = 三
weekday-4 = 四
weekday-5 = 五
weekday-6 = 六
weekday-7 = 日
feed = 订阅到手机或电脑的日历
feed-why = 生成一个地址，在日历程序里选“按地址订阅”。地址只读贵单位的期限；知道地址的人都能看到，请不要外传。
feed-make = 生成订阅地址
feed-once = 地址只在这里显示一次：
feed-revoke = 在“我的设置”的接口令牌里可以作废。一年后失效。
token-read = 只读
## 名册和表决

roll-heads = 名册上 { $heads } 人（户），共 { $rows } 行
roll-total = { $name }：{ $n }
roll-rows-unseen = 名册的内容只有造册和计票的单位、牵头单位和审计人员能看。
roll-name = 姓名
roll-from = 只能是“{ $roll }”上的人。
roll-of-groups = 各组人数：{ $each }。
roll-hint = 一张 CSV 或 XLSX 表格，第一行写列名：{ $columns }。交出时由程序计数；同一个人占几行的，加一列“编号”，只计一人。
poll-second = { $name }已经计过票。请您独立计票后填报，两人一致才算。
poll-held-on = 计票日期
poll-heads = 按人数
poll-entitled = 应参加：{ $n }
poll-issued = 发出选票
poll-participating = 参加（收回选票）
poll-invalid = 无效
poll-abstain-hint = 有效而既不赞成也不反对的，就是弃权。
poll-invalid-hint = 各候选人的得票填在下面。
poll-candidates = 候选人，每人一行
poll-candidates-hint = 每行先写{ $votes }，再照名单的写法写。
poll-votes-for = 得票
poll-signed-by = 签名人数
poll-signed-hint = 上面的签名中不算数的。
poll-by-proxy-field = 其中受托代投
poll-candidates-recount = 只在重新计前一轮时填写：前一轮的候选人，每人一行
poll-passed-over = 前一轮得票更多的人没有作候选人：{ $why }
poll-recounted = 重新计票：{ $why }
poll-left-over = 前一轮没有当选、本轮的候选人
poll-left-over-hint = 填写每名候选人本轮的得票；不作候选人的留空。前一轮得票更多的人不作候选人的，请在下面写明原因。
poll-votes-then = 前一轮 { $n } 票
poll-elected-then = 该轮已当选，只在重新计票时填写
poll-recount = 这是对上一轮重新计票（请在下面写明原因）

## 提醒、签批、会议
said-reminded = 已提醒，已记录。
said-signed-in = 已签到。
act-urge = 催办
reminded = { $when } { $by }提醒{ $words ->
    [none] { "" }
   *[other] ：{ $words }
}
reminded-urged = { $when } { $by }催办{ $words ->
    [none] { "" }
   *[other] ：{ $words }
}
reminded-phone = { $when } { $by }电话告知{ $told }{ $words ->
    [none] { "" }
   *[other] ：{ $words }
}
reminded-by-program = { $when } 程序自动提醒
remind-why = 对平级和上级是提醒，对下级是催办。24 小时内只提醒一次，都会记录。没有期限的是待复，不说逾期。
remind-words = 附一句话（可以不写）
remind-phone = 已经打过电话
remind-told = 告诉了谁
remind-said = 说了什么
remind-record = 记下来
remind-copy = 复制微信通知
remind-text = { $office }：您好！“{ $case }”中的“{ $task }”请贵单位办理，期限：{ $due }{ $left ->
    [none] { "" }
   *[other] （{ $left }）
}。如已在办，请忽略。谢谢！{ $from }
remind-text-open = { $office }：您好！“{ $case }”中的“{ $task }”待贵单位答复，方便时请办理。如已在办，请忽略。谢谢！{ $from }
endorsements = 签批
endorse-why = 贵单位分步签批：先提出意见，再由上一级决定。
endorse-words = 拟办意见
slip-record = 录入呈批单
slip-record-why = 领导在纸上签批的，由同事拍照录入。记录中标明纸质，以签字人为准。
slip-print = 打印呈批单（DOCX）
slip-words = 批示原话
slip-signer = 签批的领导
slip-wrong = 贵单位的待办里没有这个短码。
pack = 会议包
pack-why = 已填好能填的，下载后修改、打印
pack-notice = 会议通知
pack-acceptance = 参会回执
pack-sign-in = 签到表
signed-in = { $count } 人已扫码签到
sign-in-meeting = 会议签到
office-under = 上级单位
office-route = 呈批顺序（职务层级，由先到后；不填就是一步）
## 核查
nav-audit = 核查
audit = 核查
audit-lede = 全部事项，问题最重的在前
audit-all = 已核查
audit-broken-all = 必办的缺了
audit-doubted-all = 另有疑点
audit-broken = 必办的缺 { $count } 项
audit-open = 在办，没有疑点
audit-sound = 完整，没有疑点
audit-explained = 情况说明
audit-going-on = 正在逐件核查，已核查 { $count } 件。
audit-empty-why = 有了事项，核查意见会出现在这里。
reload = 刷新
## 材料的查看和比较
versions = 各稿
version-set-aside = 不再作数
difference = 改了什么
difference-with = 和这一稿比较
difference-none = （无）
difference-same = 没有不同
difference-wordless = 这种文件不能逐字比较，请打开看。
download = 下载
look-viewer = 打开看
look-words = 这里只显示文字，版式以文件为准。
look-no = 这种文件不能在这里看，请下载。
paper-sections = 写有
paper-files = 文件
changes = 改了什么
changes-lede = 从第 { $from } 版到第 { $to } 版
changes-place = 位置
changes-before = 原来
changes-after = 现在
procedure-version = 第 { $version } 版
procedure-versions = 各版
procedure-changes = 和上一版比较
## 邮件和短信
mail-subject = 成立有据：{ $count } 条新消息
mail-text = { $name }：您好！

    { $lines }

    打开看：{ $link }
    不想再收的，在“阅知”页的“用邮件或短信告诉我”里改。
mail-line = · { $what } — { $case }（{ $when }）
mail-more = · 还有更多
notices-settings = 消息
notices-settings-why = 页面上总能看到。另外怎么告诉您，由您定。
notices-never = 只在页面上看
notices-at-once = 有事就告诉我
notices-daily = 每天早上一次
notices-mail = 邮箱
notices-phone = 手机（短信或办公通讯）
## 第一次启动
first-start = 开始使用
first-start-why = 先选县，再写牵头单位和您的姓名。以后可以在“单位和人员”里改。
first-start-find = 查县名
first-start-list = 名单截至 2016 年 7 月；以后改了名或新设的，直接填代码和名称。
first-start-none = 名单里没有，请直接填代码和名称。
first-start-code = 区划代码
first-start-code-why = 六位数字（GB/T 2260）；乡镇九位；别国或其他组织可以用字母。
first-start-name = 名称
first-start-party = 在流程里担任
first-start-other = 别的
first-start-office = 贵单位名称
first-start-do = 开始
first-start-wrong = 还有没填的，或者区划代码不对。
path-step = { " › " }
level-nation = 国家
level-province = 省级
level-city = 市级
level-county = 县级
level-township = 乡镇
parties-unfilled = 流程里还有 { $count } 个参与单位没有对应的单位：
parties-fill = 按流程里的名称先建好，名称以后再改
## 本县做法
local = 本县做法
local-make = 本县做法
local-why = 不改原流程，只去掉可选的、加上本县自己的步骤。检查通过才能采用；加的步骤在核查意见里标明是本县加的。
local-adopted = 现在按本县做法办。已经在办的事项仍按启动时的流程。
local-undo = 改回原流程
local-checked = 检查通过，和原流程相比
local-adopt = 采用
local-adopt-why = 从下一件事项起按此办理，记入办理记录。
local-drop = 去掉可选的
local-drop-why = 必办和建议的不能去掉
local-add = 加上本县的步骤
local-add-why = 放在那一步的最后；名称不填就是不加
local-title = 名称
local-stage = 放在哪一步
local-paper = 要写的材料
local-check = 看会改什么
local-merge = 两个单位合并，或由别的单位担任的，不用改流程，在这里改：
local-not-optional = “{ $name }”不是可选的，不能去掉。
local-unknown = 没有“{ $name }”，或者名称不能用。
verdict-local = 本县做法与原流程的不同
## Coming in as anybody, in a demo
visit = 演示：您想当谁？
visit-lede = 单位是真的，人员和材料是虚构的。点一下就以这个人的身份进入，不用密码；右上角的菜单里可以再换。
visit-offer = 这是演示，不用账号：选一个人，点一下就进入
visit-else = 换个身份
visit-enter = 以此身份进入
visit-clerk = 开启和接入事项、看下一步该谁办、起草文件、邀请没有账号的人、代录纸质答复。试试：打开“黄桃产业片区”，看还差哪几家。
visit-deputy = 团县委的分管领导，本单位的待办与经办看到的一样。试试：在已成立的事项里打开“一页情况”。
visit-league-head = 请示由书记批复。试试：打开已成立的事项，看批复和核查意见；再看哪些事项还在办。
visit-auditor = 所有事项都看得到，一件也不能办。试试：逐条看一件已成立、一件没办完的核查意见。
visit-administrator = 管单位、人员和账号，看不到事项。试试：给一个单位改名，或者按表格导入人员。
visit-security = 管账号，看安全日志，看不到事项。试试：看看刚才有谁进来过。
visit-programme = 上级的项目管理人员，看各件事项办到哪里，不能办。试试：找出停得最久的一件。
visit-asked = 有一件征求意见在等本单位答复。试试：看方案，选同意、有建议或不同意，提交；五分钟内可以撤回。
visit-asked-again = 在一件事项里不同意，方案因此退回修改；另一件还在等本单位答复。试试：答复，提交。
visit-answered = 已经答复。试试：在“已办”里看自己的意见，再看还差哪几家。
visit-deputy-lead = 分管领导，本单位的待办与股长看到的一样：谁办的，记录里写谁。
visit-consents = 被请求对人选安排提出意见，这一项是可选的。试试：提交意见，或者先签收。
visit-bank = 农商银行，成立大会前被征求过意见。试试：在“已办”里看当时的答复。
visit-counts = 首次业主大会会议筹备组：规约已经表决通过，选举业主委员会等两个人各自计票。
visit-street = 业主大会的牵头单位：名册的合计、表决的计算和结论。
visit-society = 社会团体的发起人：报送的进展，登记管理机关怎样答复。
visit-registration = 社团发起人：理事会已经先行履职，等法院登记。
visit-negotiation = 欧洲公司职工参与的谈判：跨步骤的期限。
visit-village = 村里要表决罢免：针对在任的村民委员会；另一个村正在换届，选举委员会有人参选退出，待递补。
visit-group = 首次业主大会会议筹备组成员。

## 通行密钥
passkeys = 通行密钥
passkeys-why = 用手机、电脑或安全密钥的解锁方式登录，不用密码；也可代替第二重验证。
passkey-label = 名称，例如“办公室电脑”
passkey-label-bad = 请填写通行密钥的名称。
passkey-many = 通行密钥数量已满，请先移除一个。
passkey-begin = 设置通行密钥
passkey-go = 使用通行密钥
passkey-end = 移除
passkey-unused = 尚未使用
passkey-enter = 用通行密钥登录
passkey-asking = 请在浏览器的提示中使用通行密钥。
passkey-asking-new = 请按浏览器的提示设置通行密钥。
passkey-script = 使用通行密钥需要开启 JavaScript。
passkey-failed = 浏览器没有给出通行密钥。请重试，或改用其他方式。
passkey-wrong = 通行密钥未被接受，或已超时。请重试，或改用其他方式。
sign-in-passkey = 只有密码还不够，请用通行密钥登录。

## 统一身份
identities = 已关联的身份
identities-why = 用其他系统的身份登录。先在这里关联，才能登录。
identity-link = 关联 { $provider } 的身份
identity-end = 解除关联
identity-enter = 用 { $provider } 登录
identity-going = 即将前往 { $provider } 确认身份。
identity-go = 前往 { $provider }
identity-code = 还请输入验证器上的六位数字。
identity-code-wrong = 六位数字不对，请重新开始。
identity-down = { $provider } 没有应答。请稍后重试，或改用其他方式。
identity-wrong = { $provider } 没有确认您的身份，或已超时。请重试，或改用其他方式。
identity-unlinked = { $provider } 已确认您的身份，但这个身份还没有关联到本系统的人员。请先用密码或县级经办的一次性链接登录，再到“我的设置”中关联。
identity-taken = 这个身份已关联到其他人员，须由其先解除关联。
identity-passkey = 您的角色或您本人要求第二重验证，请用通行密钥登录。
identity-second-factor = 您的角色要求第二重验证，而 { $provider } 没有验证。请用县级经办的一次性链接登录，到“我的设置”中设置。
## 练习
practice = 练习
practice-why = 这里办的都不算数，也不通知别人。
practice-again = 清空重来
practice-leave = 结束练习
## 转到新版本

migration = 转到新版本
migration-lede = 按旧版本在办的事项，转到第{ $version }版后各会怎样。这里只是试算，点了按钮才转。
migration-none = 没有按旧版本在办的事项。
migration-page = 这一页共{ $count }件事项。
migration-changes = 第{ $from }版改成第{ $to }版，改了什么
migration-old = 现为第{ $version }版
migration-safe = 可以转
migration-safe-why = 已办的照旧，在办的接着办，该办的一件不少。
migration-loses_obligation = 转了会少办必办的
migration-loses_obligation-why = 所在的步骤已经办过，或者新版本里没有：转了就不会再办。确要转的，写明理由、依据和批准人；核查意见里会写出来。
migration-needs_mapping = 要先指明对应
migration-needs_mapping-why = 已经办了的，在新版本里找不到同一编号的事项。
migration-impossible = 不能转
migration-impossible-why = 这些事项照原版本办到底。
migration-lost = 不会再办：{ $tasks }
migration-unmapped = 没有对应：{ $tasks }
migration-reason = 理由
migration-move = 把选中的转到新版本
migration-move-one = 转这一件
migration-accept = 必办的不再办，我知道
migration-map = “{ $name }”在新版本里是
migration-map-none = 没有
migration-results = 转到新版本的结果
migration-results-lede = { $count ->
        [0] 没有转成的。
       *[other] 转成{ $count }件。
    }
migration-picked-none = 没有选中事项。
migration-moved = 已转
migration-back = 回到转版本页面
migration-link = 在办的事项转到这个版本
verdict-covered = { $office }：{ $who }，依据“{ $instrument }”，记录第{ $list }笔
verdict-migrated = { $day }从第{ $from }版转到第{ $to }版，按第{ $to }版核查。
verdict-migrated-gone = 第{ $from }版必办、转后不再办：{ $tasks }
votes-by-name = 按人记
votes-by-name-why = 填了就按各人的票计算，不用填上面的人数；应当回避的要记回避。
