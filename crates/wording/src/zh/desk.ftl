# 办事的页面：转办、加签、阅知、退回预览、代办、回避、暂停、集体表决。

## 代办和回避
covers = AB岗代办
covers-lede = 本人不在岗时，由代办人在这个单位办理其待办，办了的都写明“谁代谁”，职责分离和回避对两个人都有效。
covers-empty = 没有代办登记
covers-empty-why = 出差、请假时登记一条，代办人就能在自己的待办里看到。
covers-words = 依据
covers-add = 登记代办
covers-add-why = 本人、单位负责人、县级经办或系统管理员登记
covers-person = 谁不在岗
covers-by = 由谁代办
covers-instrument-hint = 文号，或者 AB 岗安排的名称。
covers-scope = 只代办一部分
covers-kinds = 任务种类
covers-scope-why = 都不选，就是全部；代办的不能再转给别人代办。
recusals = 回避登记
recusals-lede = 登记了回避的人，在写明的范围内不能签收、办理、审批、会签，纸质签发也一样。
recusals-empty = 没有回避登记
recusals-empty-why = 与事项有利害关系的，由本人申请，或由负责人、县级经办决定。
recusals-words = 理由
recusals-add = 登记回避
recusals-add-why = 本人申请，或由单位负责人、县级经办、系统管理员决定；不能由本人解除
recusals-scope-why = 至少选一样；选了几样的，要都符合才回避。
recusals-case = 事项
recusals-task = 任务
recusals-office = 代表的单位
recusals-days-why = 不写首日的，从一开始就回避；不写末日的，一直回避。
recusals-ask = 申请回避
recusal-own = 本人申请
recusal-ordered = { $name }决定
first-day = 第一天
arranged-for = 范围
arranged-when = 起止
arranged-days = { $since ->
        [none] { $until ->
            [none] 一直
           *[other] 到 { $until }
        }
       *[other] { $until ->
            [none] { $since } 起
           *[other] { $since } 到 { $until }
        }
    }
arranged-now = 有效的
arranged-past = 已结束的
arranged-holds = 今天有效
arranged-end = 结束
settings-away = 我不在岗
settings-away-why = 出差、请假前登记由谁代办，待办就不会压下来。
duties-short = 按现有人员，下列任务无法都符合职责分离的规定（{ $clauses }）。请增加有相应职务的人员，或调整任职、回避和代办的登记。
duties-nobody = 下列任务按现有人员和回避登记，没有人可以办。请增加有相应职务的人员，或由别人代办。
duties-who = { $task }（{ $office }）：{ $people ->
        [none] 没有人
       *[other] { $people }
    }
covering = 代{ $person }
by-cover = { $by }代{ $person }
office-covering = { $office }（代{ $person }）

## 事项里的其他情况
meetings = 会议
meeting-came = 参加
meeting-absent = 未到
meeting-not-held = 未进行
explanations = 情况说明
explain-what = 哪一项不办
explain-basis = 依据（文件或会议）
explain-authoriser = 谁同意的
deadline-reckoned = 从 { $from }起 { $length } { $unit }{ $provisional ->
    [none] { "" }
   *[other] ，放假安排未公布，暂定
}
deadline-stopped = ；已计 { $counted } { $unit }，{ $from }至{ $to }中止
deadline-left = ；其后 { $left } { $unit }，到{ $day }
clock-stands = 中止，不计期限
clock-elapsed = 已过 { $days } 天，其中扣除中止后 { $worked } 个工作日
clock-reminds = 到时提醒：{ $when }
clock-escalates = 逾期未办的，{ $when }告知{ $whom }
clock-escalated = { $when }已告知{ $office }的{ $whom }
clock-is-escalated = 已上报
held-case = 事项自{ $day }起中止（{ $by }）{ $until ->
    [none] { "" }
   *[other] ，预计到{ $until }
}
held-task = 自{ $day }起中止（{ $by }）{ $until ->
    [none] { "" }
   *[other] ，预计到{ $until }
}
suspend-why = 材料不全、要对方补正的，可以中止：这一项不能办，期限也不走。恢复时把剩下的期限接着算。
suspend-case-why = 整个事项停下来：都不能办，期限都不走；恢复时把剩下的期限接着算。仍可撤回或结束。
suspend-until = 预计到哪一天
suspend-until-why = 可以不填。到这一天只提示牵头单位，不会自动恢复。
resume-why = 剩下的期限从现在接着算；已经逾期的仍是逾期。
resume-words = 有什么变化
said-suspended = 已中止，期限不再走。
said-resumed = 已恢复，期限接着算。
by-program = 程序自动
workdays = 工作日历
workdays-lede = 期限按这份日历计算。已知年份：{ $years }；其他年份的期限只按周末算，一律标为暂定。
workdays-provisional = { $count } 件事项有暂定的期限。更新日历后自动重新计算。
workdays-year = 年份
workdays-show = 查看
workdays-month = { $month }月
workdays-off = 休
workdays-worked = 班
workdays-legend = 休：放假；班：调休上班。
workdays-another = 更新日历
workdays-another-why = 放假安排公布以后，把这一年加进日历文件。先核对，再启用。
workdays-text = 日历文件的全文
workdays-text-why = 框里是现行的日历。新一年的通知印发后，照前一年的样子在末尾加上：通知文号、放假的日子（off）和上班的日子（worked）。
workdays-check = 核对
workdays-checked = 核对结果
workdays-same = 与现在的日历完全一样。
workdays-added = 新增年份：{ $years }
workdays-removed = 少了这些年份，其中的期限会成为暂定：{ $years }
workdays-unchanged = 已知年份没有改动。
workdays-changed = 已知年份有改动，请核对：
workdays-becomes-off = { $day }改为放假
workdays-becomes-worked = { $day }改为上班
workdays-more = 另有 { $count } 天
workdays-adopt = 启用这份日历
workdays-adopt-why = 新的期限按它计算，暂定的期限重新计算；已确定的期限不变。
workdays-adopted = 本县用的是自己启用的日历。
workdays-undo = 改回程序自带的日历
workdays-wrong = 文件读不下去：{ $said }
workdays-long = 文件太长，最多 { $max } KB。
workdays-elsewhere = 这不是同一地方的日历：标识应为“{ $name }”，时区不变。
end-as = 结果
end-sure = 确认，办结后不能再办
correct-why = 只改错字或传错的文件，原稿保留，别的单位的答复仍然有效。
correct-what = 改了什么
roster-asks = 按来源要求的，写在后面：{ $facts }
onepage-picture = 存成图片
problem-call = 可以联系{ $office }{ $phone ->
    [none] { "" }
   *[other] ，电话 { $phone }
}。

## 转办、加签、阅知、退回预览
said-handed = 已交给对方。
said-involved = 已请对方办理。
said-informed = 已告知。
said-read = 已记为已阅。
hands = 转办、委托、加签、协办、阅知
hand-to = 给谁
colleagues = 本单位
other-offices = 其他单位
transfer-why = 转给本单位的人，或者送错了的，转给应当办的单位。转出后由对方办理。
transfer-reason = 理由；转给其他单位的必填
delegate-why = 请本单位的人准备，准备好交回，仍由您办理。
delegate-words = 请对方做什么
hand-back-why = 您受委托准备这一项，准备好请交回；委托人也可以收回。
hand-back-words = 准备情况
take-back-why = 还没有人接着办的，可以撤回重办；记录保留。
add-signer-why = 请另一个单位或本单位的人也签一次。
add-signer-when = 什么时候签
co-handle-words = 请对方做什么
co-handle-waits = 等对方办完，再办这一项
inform-why = 对方能看到这个事项，不用办理。
inform-whom = 告知哪些单位
inform-words = 说明
drop-why = 不再请这个单位签。已经表态的、条文规定的，不能减。
added-who = 加签与协办
added-by = 由{ $by }请办（{ $turn }）：{ $words }
signatures-stand = 共 { $signers } 个签，同意 { $agree }，不同意 { $against }；合计 { $all }，同意满 { $needed } 即通过。
handed-transferred = { $day }，{ $by }转办给{ $to }{ $words ->
        [none] {""}
       *[other] ：{ $words }
    }
handed-delegated = { $day }，{ $by }委托{ $to }准备{ $words ->
        [none] {""}
       *[other] ：{ $words }
    }
handed-handed-back = { $day }，{ $by }交回给{ $to }{ $words ->
        [none] {""}
       *[other] ：{ $words }
    }
informed-line = { $day }，{ $by }{ $ahead ->
        [none] 告知
       *[other] 预告“{ $ahead }”
    }{ $words ->
        [none] {""}
       *[other] ：{ $words }
    }
informed-read = 已阅：{ $who }
informed-unread = 未阅：{ $who }
told-of = 阅知
confirm-lede = 上一轮您已经办过，所依据的材料没有变化的，可以照原样确认。
cancel = 不退了
preview-return = 退回到“{ $name }”以前，先看会怎样
preview-redo = 重办“{ $name }”以前，先看会怎样
preview-see = 先看会怎样
preview-lede = 什么都还没有改动。已办的都留在记录里，不会删除。
preview-nothing = 没有什么要作废的
preview-cancelled = 收回的待办
preview-cancelled-why = 现在在各单位手里，会收回。
preview-superseded = 作废的已办
preview-superseded-why = 已经办了，不再算数，记录保留。
preview-papers = 不再有效的材料
preview-papers-why = 要重新形成，或者照原样确认。
preview-in-effect = 照样生效的文件
preview-in-effect-why = 照原样确认，或者先用文件撤销，才能换新的。
preview-asked-now = 马上重新请办
preview-asked-now-why = 退回后立即进入待办。
preview-asked-later = 以后重新请办
preview-asked-later-why = 再办到时重新请办。
preview-confirmable = 可以照原样确认的
preview-confirmable-why = 所依据的材料没有变化的，不用重办。
preview-unless = { $line }（“{ $papers }”照原样确认后）
preview-not-asked = 不会自动再请的
preview-not-asked-why = 加签、协办的，需要时请再加。
preview-told = 会收到通知的单位
preview-told-why = 它们的答复作废，或收过作废的文件。
version-in-effect = 对外仍在生效
version-revoked = { $day }已{ $number ->
    [none] {""}
   *[other] 由{ $number }
}撤销
revoke-why = 这一版已经生效，现已被取代。换新的以前，请在所属任务里照原样确认，或者在这里交撤销它的文件。
revoke-file = 撤销它的文件
paper-in-effect-first = 《{ $name }》的前一版仍在生效：请照原样确认，或者先撤销。
paper-in-effect-see = 去看看
redo-what = 重办哪一项
early-what = 先办哪一项
early-why = 还没轮到就先办，前面的照样要办；记录和核查中会写明。
announce-what = 预告哪一项
announce-why = 告诉将要办理的单位，让它们早作准备；不产生待办。
together = { $party }集体研究决定
decided-together = 集体研究决定
together-do = 记录集体决定
vote-unsaid = 工作流程没有规定怎样表决，按实到过半数赞成通过（推定）；赞成、反对以外的算弃权。
count-entitled = 应到
count-present = 实到（不含回避的）
count-agree = 赞成
count-against = 反对
count-abstain-hint = 其余的算弃权
count-not-asked = 结果已定、没有再表决的
count-recused = 回避
count-casting = 票数相等时主持人
casting-for = 决定赞成
casting-against = 决定反对
minutes = 会议记录
keep-it = 暂存
kept-at = { $when }暂存的，只有您看得到；提交以前不算办。
kept-file = 用暂存的文件：{ $name }
said-kept = 已暂存，下次打开时还在。

## 经办人、派办、接着办

vacancies = 空缺
vacancies-why = 参选不得兼任的职务的，已经退出原来的一处
vacancy = { $party }：第 { $place } 位{ $name }因参选“{ $roster }”退出
vacancy-by = 由{ $who }指定递补的人。
vacancy-who = 递补的人
vacancy-party = 来自
vacancy-rank = 职务层级
vacancy-reason = 递补的依据
vacancy-reason-hint = 如按推选结果依次递补。
said-refilled = 已经递补。
handlers = 经办人
handlers-why = 指定以后，这件事项里归本单位办的任务自动签收给他；审批和可办可不办的除外
handler-nobody = 不再指定
said-handler = 已记录经办人。
whose = 谁的
whose-all = 全部
whose-mine = 我的
share-to = 派给
share-do = 派办选中的
share-in_turn = 轮流
share-lot = 抽签
share-shortest = 在办最少的人
share-person = { $name }（在办 { $count } 件）
share-given = 已派给{ $name }
follow-why = 这件事项里还有归您办的：
follow = 接着办：{ $name }
