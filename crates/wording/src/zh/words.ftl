# 固定用词：要求、状态、做法、结论。

## 要求

force-must = 必办
force-should = 建议
force-may = 可选
force-reported = 做法

## 工作流程的效力

status-advisory = 指导性
status-binding = 约束性

## 参与方式

part-lead = 牵头
part-member = 成员
part-invited = 邀请
part-formed = 组建
part-outside = 外部

## 单位，写在数字后面

unit-workdays = { $n ->
       *[other] 个工作日
    }
unit-days = { $n ->
       *[other] 天
    }
unit-hours = { $n ->
       *[other] 小时
    }
unit-months = { $n ->
       *[other] 个月
    }
unit-years = { $n ->
       *[other] 年
    }
unit-persons = 人

## 要办的是什么

kind-work = 办理
kind-consultation = 征求意见
kind-reply = 答复意见
kind-approval = 审批
kind-meeting = 会议
kind-vote = 表决
kind-filing = 报送
kind-notice = 公示
kind-procedure = 另案办理
kind-objection = 异议处理
kind-assist = 协办
kind-party = 明确参与单位
kind-parameter = 明确数值

## 五种状态

state-todo = 待办
state-doing = 办理中
state-done = 已办
state-returned = 已退回
state-none = 无需办理

## 凭据

grade-own = 本人办理
grade-link = 邀请链接
grade-paper = 纸质代录
grade-phone = 电话记录
grade-outside = 按外部规则办理

## 答复

stance-agree = 同意
stance-suggest = 同意，另有建议
stance-object = 有意见

## 意见的处理

disposal-adopted = 采纳
disposal-partly = 部分采纳
disposal-declined = 不采纳

## 身份

role-handler = 经办
role-head = 负责人
role-clerk = 县级经办
role-auditor = 核查
role-administrator = 系统管理
role-security = 安全管理
role-programme = 项目管理

## 核查结论

finding-done = 已办
finding-missing = 缺
finding-late = 逾期
finding-out_of_order = 先办后补
finding-wrong_party = 办理单位或职务不符
finding-explained = 有情况说明
finding-not_applicable = 不适用

## 做的事

act-open = 新办
act-take_up = 补录
act-bind_party = 明确参与单位
act-set_parameter = 明确数值
act-request = 提请召开
act-claim = 签收
act-release = 退签
act-submit = 提交
act-reply = 答复
act-decide = 审批
act-record_meeting = 记录会议
act-count_votes = 填报计票结果
act-record_event = 登记进展
act-take_result = 取用结果
act-on_behalf = 代录
act-correct = 更正
act-call_substantive = 认定为实质改动
act-undo = 撤回
act-attach = 补充材料
act-dispose = 处理意见
act-close_round = 结束征求意见
act-return = 退回
act-explain = 情况说明
act-lapse = 不办
act-close_stage = 结束本步骤
act-withdraw = 撤回事项
act-end = 结束事项
act-invite = 发出邀请链接
act-succeed = 改由承接单位办理
act-sign_in = 签到
act-remind = 提醒
act-endorse = 签批
act-slip = 录入呈批单
act-uninvite = 收回邀请链接
act-transfer = 转办
act-delegate = 委托
act-hand_back = 交回
act-add_signer = 加签
act-co_handle = 协办
act-drop_signer = 减签
act-inform = 阅知
act-announce = 预告
act-acknowledge = 已阅
act-take_back = 撤回已办
act-early = 先办后补
act-confirm = 照原样确认
act-revoke = 撤销文件
act-redo = 重办
act-refill = 递补
act-name_handler = 指定经办人
act-suspend = 中止
act-resume = 恢复办理
act-migrate = 转到新版本
act-recount = 重新计算期限
act-nudge = 到期前提醒
act-escalate = 逾期上报
act-suspension_over = 中止期满提示
act-wake = 等待期满
act-pass_limit = 期限已到

## 加签、协办在什么时候

turn-before = 前加签：先由他签，再办这一项
turn-beside = 并加签：同时签
turn-after = 后加签：办完这一项再由他签
turn-aside = 协办，不用等

## 一项任务处于什么位置

standing-queued = 还没轮到
standing-offered = 待办
standing-claimed = 已签收
standing-delegated = 已委托
standing-done = 已办
standing-over = 不用再办

## 谁可以办

relation-office = 任务所在单位的人
relation-holder = 签收人；没有人签收的，本单位任何人
relation-delegate = 受委托的人
relation-owner = 委托人
relation-head = 本单位负责人或县级经办
relation-submitter = 提交人
relation-adder = 加签的单位
relation-anchor = 被加签任务的承办单位人员
relation-lead = 牵头单位
relation-above = 上级单位

## 没有照常办的

departure-left = 没有办
departure-early = 先办后补
departure-passed = 转版本时步骤已过
departure-cut = 期限先到
departure-again = 重办

## 结论的理由

reason-plain = { $version ->
        [none] 已按要求办理。
       *[other] { $number ->
            [none] 已交，第 { $version } 版。
           *[other] 已交，第 { $version } 版，{ $number }。
        }
    }
reason-not-yet = 事项还没有办到这里。
reason-ended-before = 事项在办到这里以前已经结束。
reason-nobody = 没有明确由哪个单位办，没有人办。
reason-guard = 条件不成立，不用办。
reason-not-taken = 这是可选的，没有办。
reason-left = 没有办，附有情况说明。
silence-counts-as = 逾期不答复的，视为{ $as ->
        [agreement] 同意
       *[waiver] 放弃
    }（原文 { $source }：“{ $quote }”）
reason-silence-counts = 逾期没有答复：{ $parties }；依据{ $clause }视为{ $as ->
        [agreement] 同意。
       *[waiver] 放弃。
    }
reason-silent = 没有答复或没有报送人员的：{ $parties }。
reason-before = 办理日期早于应当先办的“{ $task }”。
reason-after-due = { $parties ->
        [none] 期限是{ $day }，办理逾期。
       *[other] 期限是{ $day }，逾期的：{ $parties }。
    }
reason-closed-early = 期限是{ $day }，{ $closed }就收齐意见，没有等：{ $parties }。
reason-undetermined = 天数未定，没有期限。
reason-in-time = 在期限{ $day }以内办理。
reason-rank = { $held ->
        [none] 要求的职务是{ $asked }，办理人没有登记职务。
       *[other] 要求的职务是{ $asked }，与此不符的：{ $held }。
    }
reason-signer-unknown = 签发人没有登记在本县人员中，看不出是不是应当回避的人。
reason-same-person = 签发人同时是应当回避的人（起草人或拟任人选）。
reason-both-tasks = 须分开办理的任务（{ $tasks }）由同一人或同一单位办理。
reason-role-held = { $roster }上有 { $both } 人同时在{ $list }任职。
reason-groups-even = 各组人数与“{ $figure }”一致。
reason-groups-uneven = “{ $group }”有 { $found }，“{ $figure }”是 { $wanted }。
reason-roles-compatible = { $roster }上没有人同时在{ $list }任职{ $left ->
        [0] {""}
       *[other] ；有 { $left } 人因作候选人退出
    }{ $refilled ->
        [0] 。
       *[other] ，递补了 { $refilled } 人。
    }
reason-kept-apart = 须分开办理的任务（{ $tasks }）由不同的人或单位办理。
reason-separate = 签发人不是应当回避的人。
reason-together = 集体研究决定，附有会议记录。
reason-roster-rule = { $rule ->
        [count] 应为 { $asked } 人，实为 { $found } 人。
        [per_party] 每个单位不超过 { $asked } 人，超过的：{ $found }。
        [must_include] 缺少这些单位的人选：{ $found }。
        [from] { $found ->
            [none] 有的人选没有写明来自哪里。
           *[other] 来源不符的：{ $found }。
        }
        [asks] { $found ->
            [none] 有的人选不符合条件。
           *[other] 不符合条件的：{ $found }。
        }
        [one_seat_each] 一人担任了几个职务，重复的有 { $found } 处。
       *[other] 不符合“{ $rule }”的要求。
    }
reason-roster-unjudged = { $rule ->
        [count] 应有人数未定，无法判断；实为 { $found } 人。
        [from] 人选来源所依据的数值未定，无法判断。
        [asks] 人选条件所依据的数值未定，无法判断。
       *[other] “{ $rule }”所依据的数值未定，无法判断。
    }
reason-roster-kept = 人选符合各项要求。
reason-stand-ins = { $stand_ins ->
        [none] { $absent ->
            [none] 应邀的都到会。
           *[other] 没有到会的：{ $absent }。
        }
       *[other] { $absent ->
            [none] 代会的：{ $stand_ins }。
           *[other] 代会的：{ $stand_ins }；没有到会的：{ $absent }。
        }
    }
reason-no-paper = 没有交这份材料。
reason-in-effect = 第{ $version }版{ $number ->
    [none] {""}
   *[other] （{ $number }）
}已经生效，在这里不再作数，却没有文件撤销它。
reason-revoked = 第{ $version }版{ $number ->
    [none] {""}
   *[other] （{ $number }）
}已{ $by ->
    [none] 由文件
   *[other] 由{ $by }
}撤销。
reason-polled = { $rounds ->
        [1] {""}
       *[other] 第 { $rounds } 轮
    }{ $outcome ->
        [carried] 通过
        [lost] 没有通过
        [no_quorum] 参加的不够
        [void] 无效
        [tie] 最后一个名额票数相等
       *[short] 当选人数不足
    }：应参加 { $entitled }，参加 { $participating }；按记录的票数复算一致。
reason-miscounted = 按记录的票数复算，结果与填报的不一致：应参加 { $entitled }，参加 { $participating }。
reason-cut = 期限已到而没有办，程序不等它继续进行。
reason-too-soon = 办得过早：要等到 { $until } 结束以后才能办。
reason-filed = 报送 { $recipients } 处，收到回执 { $received } 处，答复 { $answered } 处{ $silent ->
        [0] {""}
       *[other] ，逾期没有答复 { $silent } 处
    }。
reason-posted = { $up } 起公示，{ $down } 撤下，应公示到 { $until }。{ $objections ->
        [0] 没有人提出异议。
       *[other] 异议 { $objections } 件，成立 { $upheld } 件。
    }
reason-cut-short = 按记录，没有等到规定的时间就结束了。
reason-counted = 会签 { $signers } 人，同意 { $agree }，不同意 { $against }；须同意 { $needed }。
reason-passed = 转到新版本时所在的步骤已经办过，没有再办；理由和批准见记录。
reason-early = 先办后补，牵头单位写明了理由；早于应当先办的“{ $task }”。
reason-not-held = 会议没有进行这一项，也没有说明原因。

## 拟任人选名单的要求

rule-count = 人数
rule-per_party = 每个单位的人数
rule-must_include = 必须有人选的单位
rule-from = 人选来源
rule-asks = 人选条件
rule-one_seat_each = 一人一职

## 核查的内容

clause-task = 办理
clause-paper = 材料
clause-seat = 人选
clause-agenda = 议程
clause-invitation = 邀请
clause-deadline = 期限
clause-effect = 效力
clause-separation = 回避
clause-groups = 各组人数
clause-members = 组成人员

## 结果

outcome-agreed = 同意
outcome-returned = 退回
outcome-refused = 不同意
outcome-changes = 需要修改
outcome-complete = 均已答复
outcome-carried = 通过
outcome-lost = 没有通过
outcome-unelected = 没有选出或者没有选足
outcome-no_quorum = 参加的不够
outcome-void = 无效
outcome-tie = 最后一个名额票数相等
outcome-short = 当选人数不足
outcome-closed = 已结束征求意见
outcome-objection = 有意见
outcome-registered = 予以登记（备案）
outcome-no_answer = 没有答复
outcome-upheld = 异议成立
outcome-declined = 异议不成立

## 还缺什么

need-party = 还要明确由哪个单位担任{ $name }
need-parameter = 还要明确“{ $name }”，或记为未定
need-paper = 还缺“{ $name }”
need-formed = “{ $name }”还没有组成
need-request = 还没有单位提请召开“{ $name }”

## 事项的状态

case-open = 办理中
case-ended = 已结束
case-withdrawn = 已撤回

## 集体表决

vote-for = 赞成
vote-against = 反对
vote-abstains = 弃权
vote-not-asked = 未表决（结果已定）
vote-recused = 回避
vote-absent = 缺席

base-entitled = 应到人数
base-present = 实到人数
base-cast = 投赞成票和反对票的人数
share = { $more ->
        [yes] 超过 { $part }/{ $whole }
       *[no] 不少于 { $part }/{ $whole }
    }
vote-rule = { $quorum ->
        [none] 不要求到会人数
       *[other] 到会的占应到的{ $quorum }
    }；赞成的占{ $of }的{ $share }即通过；{ $chair ->
        [yes] 票数相等时由主持人决定
       *[no] 票数相等的不通过
    }；{ $leave ->
        [yes] 回避的不计入应到
       *[no] 回避的按未到会计
    }
figure-came-to = { $title } = { $computed }
figure-open = { $title }：还算不出，缺{ $open }
figure-each = { $title }：{ $each }
figure-part = 本组的{ $of }
figure-total = 各组合计（{ $of }）
figure-ceil = { $of } 向上取整
figure-floor = { $of } 向下取整
figure-min = { $list } 中最小的
figure-max = { $list } 中最大的
figure-table = 按{ $by }分档（{ $rows }）
figure-row = { $from ->
        [none] { $to ->
            [none] 一律
           *[other] { $to } 以下
        }
       *[other] { $to ->
            [none] { $from } 以上
           *[other] { $from }–{ $to }
        }
    } 为 { $is }
tally-there = 应到 { $entitled } 人，实到 { $present } 人{ $recused ->
        [none] 。
       *[other] ，回避 { $recused } 人，{ $leave ->
            [yes] 不计入应到，按应到 { $counted } 人计。
           *[no] 按未到会计。
        }
    }
tally-quorum = 到会须占应到 { $entitled } 人的{ $share }，即 { $quorum } 人；实到 { $present } 人，{ $met ->
        [yes] 符合。
       *[no] 不足，不能表决。
    }
tally-votes = 赞成 { $agree } 票，反对 { $against } 票，弃权 { $abstain } 票。
tally-early = 还有 { $open } 人没有表决：即使他们都{ $taken ->
        [for] 赞成
       *[against] 反对
    }，结果也不变，表决就此结束。
tally-tie = 赞成与反对票数相等，{ $chair ->
        [for] 主持人决定赞成，加一票。
        [against] 主持人决定反对。
       *[none] 不通过。
    }
tally-needed = 赞成须占{ $of } { $base } 的{ $share }，即 { $needed } 票；{ $early ->
        [yes] 这样算
       *[no] 得
    } { $agree } 票，{ $carried ->
        [yes] 通过。
       *[no] 未通过。
    }

## 名册上的人表决

poll-base-entitled = 应参加的
poll-base-issued = 发出选票的
poll-base-participating = 参加的
poll-base-valid = 有效的
poll-base-cast = 赞成和反对合计的
poll-threshold = { $measure ->
        [none] {""}
       *[other] { $measure }
    }{ $more ->
        [yes] 超过{ $base } { $part }
        [number] 不少于 { $part }
       *[other] 不少于{ $base } { $part }
    }
poll-threshold-groups = { $more ->
        [number] 来自不少于 { $part } 个组
       *[other] 来自{ $base ->
            [participating] 有人参加的组中
           *[entitled] 全部的组中
        }{ $more ->
            [yes] 超过
           *[other] 不少于
        } { $part } 的组
    }
poll-groups = 组别
poll-proxies = { $most ->
        [none] 参加表决的人可以受托代别人投票
       *[other] 参加表决的人可以受托代别人投票，每人最多代 { $most } 人
    }
poll-supported = 征集联名：签名的须{ $asked }
poll-runners-up = 第 { $round } 轮只由前一轮没有当选的人按得票多少作候选人
poll-signed = { $measure ->
        [none] 可以签名 { $entitled }，签名 { $participating }，其中无效 { $invalid }、有效 { $valid }。
       *[other] 按{ $measure }：共 { $entitled }，签名的 { $participating }，其中无效 { $invalid }、有效 { $valid }。
    }
poll-by-proxy = 其中受托代投 { $n } 票。
poll-groups-there = 共 { $entitled } 个组，{ $participating } 个组有人投票{ $agree ->
        [none] 。
       *[other] ，{ $agree } 个组有人赞成。
    }
poll-reached-support = 须{ $asked }，基数 { $whole }，即 { $needed }；实际 { $had }，{ $met ->
        [yes] 达到。
       *[no] 没有达到。
    }
poll-and = ，并且
poll-or = ；或者
poll-voters = 有权表决的人：“{ $roll }”所列
poll-signers = 可以签名的人：“{ $roll }”所列
poll-ballots = 发票并计票，收回的多于发出的，表决无效
poll-quorum = { $round ->
        [none] 参加的须{ $asked }
       *[other] 第 { $round } 轮参加的须{ $asked }
    }
poll-majority = { $election ->
        [yes] { $round ->
            [none] 得票{ $asked }的当选
           *[other] 第 { $round } 轮得票{ $asked }的当选
        }
       *[no] { $round ->
            [none] 赞成的{ $asked }为通过
           *[other] 第 { $round } 轮赞成的{ $asked }为通过
        }
    }
poll-elects = 选举“{ $roster }”的组成人员{ $field ->
        [more-than-seats] ，差额选举
        [as-many-as-seats] ，等额选举
       *[other] {""}
    }
poll-tie-chair = 票数相等时由主持人决定
poll-again = { $list }的，再进行一轮，最多 { $rounds } 轮
poll-counted-twice = 由两个人各自计票，结果一致才算
poll-held = { $round ->
        [none] { $day } 计票。
       *[other] 第 { $round } 轮，{ $day } 计票。
    }
poll-there = { $measure ->
        [none] 应参加 { $entitled }，{ $issued ->
            [none] {""}
           *[other] 发出选票 { $issued }，
        }参加 { $participating }，其中无效 { $invalid }、有效 { $valid }。
       *[other] 按{ $measure }：应参加 { $entitled }，参加 { $participating }，其中无效 { $invalid }、有效 { $valid }。
    }
poll-votes = { $measure ->
        [none] 赞成 { $agree }，反对 { $against }，弃权 { $abstain }。
       *[other] 按{ $measure }：赞成 { $agree }，反对 { $against }，弃权 { $abstain }。
    }
poll-reached-quorum = 参加的须{ $asked }，基数 { $whole }，即 { $needed }；实际 { $had }，{ $met ->
        [yes] 够了。
       *[no] 不够。
    }
poll-reached-majority = { $election ->
        [yes] 当选须得票{ $asked }，基数 { $whole }，即 { $needed }。
       *[no] 赞成须{ $asked }，基数 { $whole }，即 { $needed }；实际 { $had }，{ $met ->
            [yes] 达到。
           *[no] 没有达到。
        }
    }
poll-number = { $measure ->
        [none] { $n } 票
       *[other] { $measure } { $n }
    }
poll-candidate = { $name }（{ $seat }）：{ $votes }，{ $elected ->
        [yes] 当选
       *[no] 没有当选
    }
poll-casting = 赞成与反对相等，主持人{ $chair ->
        [for] 赞成。
       *[against] 反对。
    }
poll-came-to = 结果：{ $outcome }{ $last ->
        [yes] 。
       *[no] ；再进行一轮。
    }
