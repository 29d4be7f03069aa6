# 程序在终端里说的话。
check-ok-short = { $file }：没有问题
serve-listening = 成立有据已在 { $address } 提供服务，数据库 { $database }
serve-workflows = 已载入 { $count } 个工作流程
serve-broken = { $file } 没有载入：{ $count } 处错误，用 quorate check 查看
serve-first = 首次启动。请打开 { $link } 选县开始
serve-fingerprint = 证书由本程序自制，浏览器首次打开会提示风险。请核对其 SHA-256 指纹：{ $fingerprint }
serve-open = quorate：同一网络的其他人可能看到传输中的密码。请使用 --lan，或在前面设置 HTTPS 代理。
serve-stop = 已停止。
rebuilt = 已根据办理记录重建 { $count } 件事项。
audit-none = 这个数据库里没有事项 { $case }。
token-made = { $person } 的令牌，只显示这一次：{ $token }
token-revoked = 已停用 { $count } 个令牌。
demo-title = 演示：玉屏侗族自治县成立团工委。单位是真的，人员和材料是虚构的。
demo-step = { $done }/{ $all }  { $what }
demo-verdict = 已成立事项的核查意见
demo-case = { $title }：{ $link }
demo-visit = 点一下就能以任何人的身份进入：{ $link }
demo-links = 一次性登录链接
demo-stay = 服务仍在 { $address }，按 Ctrl-C 停止。
demo-founded = 成立事项
demo-returned = 从沟通协调退回制定方案
demo-waiting = 等各单位答复
demo-assembly = 业主大会表决和选举
demo-society = 社会团体等待登记
demo-negotiation = 有期限的谈判
demo-recall = 针对在任村委会的罢免
demo-registration = 登记以前理事会先行履职的社团
demo-election = 村民委员会换届：第一轮没有选足，选举委员会有人退出待递补
verdict-complete = 齐全
verdict-incomplete = 不齐全
verdict-source = 原文所要求的
verdict-adds = 本流程所增加的
verdict-counts = { $force } { $kept }/{ $all }
verdict-doubts = { $count ->
    [0] 没有疑点
   *[other] { $count } 处疑点
    }
verdict-evidence = 凭据
verdict-later = 补录 { $count } 笔
verdict-returns = 退回 { $count } 次
verdict-entries = 第 { $list } 笔
verdict-no-entry = 没有记录
demo-not-empty = 数据库 { $database } 不是空的；演示只在空库里进行。
demo-token = 县民政局的接口令牌，供 curl 试用：
    export TOKEN={ $token }
begin-already = { $code } 已经有人在用了，没有改动。

## 说明一项任务怎么办的那一页

doc-life-cycle-title = 一项任务怎么办
doc-life-cycle-what = 任务是一个单位在一件事项里要办的一件事。下表写明对它可以办什么：哪些类型的任务可以，任务要处于什么位置，谁可以办。表中允许的，仍可能因条款的要求（职务、回避、缺材料等）不予办理；表中没有的，一律不能办。
doc-life-cycle-made = 本页由测试根据程序据以判断的那张表（crates/core/src/case/lifecycle.rs）生成，请勿手工修改。
doc-life-cycle-moves = 任务怎么流转
doc-life-cycle-moves-more = 答复、审批、记录会议与提交去向相同，代录也一样。轮到哪个单位，就在使它轮到的那一笔办理中进入该单位的待办；所在步骤结束或被退回、这一轮征求意见结束，或所要决定的事已另行决定的，不用再办。
doc-life-cycle-acts = 谁在什么时候可以办什么
doc-life-cycle-act = 办什么
doc-life-cycle-kinds = 任务类型
doc-life-cycle-standing = 处于什么位置
doc-life-cycle-who = 谁可以办
doc-life-cycle-otherwise = 不在这些位置时的答复
doc-life-cycle-any = 不限
doc-life-cycle-task = …
doc-life-cycle-else = 任务类型不符的，答复是：{ $kind }其他人来办的，答复是：{ $office }别的地方的任务，或没有参与的事项里的任务，一律答复“没有”。
test-held = 通过　{ $title }（{ $steps } 步）
test-failed = 不符　{ $title }（到第 { $steps } 步）
test-summary = { $all } 个情形，{ $held } 个通过
new-begins = 问几个问题；直接回车就用方括号里的。
new-exists = { $file } 已经有了，没有写
new-given-up = 没有写
new-no-id = 第一个词是标识，用文字、数字、- 和 _
new-written = { $file } 已经写好，没有问题。接着用 `quorate try { $file }` 走一遍，再补上原文的节次。
new-procedure = 流程的标识和名称，例如 `club-founding 俱乐部成立` [committee-founding]：
new-source = 所依据的原文名称 [未写明]：
new-source-unnamed = 原文未写明
new-body = 所设机构的标识和名称 [committee]：
new-lead = 牵头单位的标识和名称 [lead-office]：
new-member = 征求意见的单位，标识和名称；没有就直接回车：
new-member-more = 还有哪个单位；没有了就直接回车：
new-way = 怎样成立：1 牵头单位审批，2 名册上的人表决，3 成立大会 [1]：
new-comment = 由 `quorate new` 写成。请在 source 里写上原文的节次，原文没有写的列在 inferred。
new-officer = 经办人
new-head = 负责人
new-preparing = 筹备
new-write-plan = 拟定方案
new-plan = 方案
new-list-voters = 造有权表决的人的名册
new-roll = 有权表决的人的名册
new-consulting = 征求意见
new-opinions = 征求各单位意见
new-founding = 成立
new-approve = 批准成立
new-adopt = 表决成立
new-meeting = 召开成立大会
new-further = 其他事项
new-founded = 已成立
new-not-founded = 没有成立
try-begins = { $title }：一步一步地走。写 `help` 看可以写什么。
try-stands = { $day } · { $stage }
try-ended = { $day } · { $end ->
        [none] 事项已经结束
       *[other] 结果：{ $end }
    } · { $complete ->
        [yes] 核查意见：齐全
       *[no] 核查意见：不齐全
    }
try-help =
    一行就是场景里的一步：
      单位: 动作 任务 …           league: submit write-plan · bureau/head: decide agree as returned
      wait 3 workdays            时间往后走
      1                          列出的第一步
      back                       回到上一步以前
      save 文件                  把走过的存成场景
      quit
    没有写的由程序补齐；要写明的放在花括号里：{"{"}league: submit count, facts: {"{"}heads: 12{"}"}{"}"}
    {""}
try-no-offer = 没有这个序号
try-saved = 已存到 { $file }
try-exists = { $file } 已经有了，没有写
try-too-long = 一次走得够多了
test-none = { $file }：旁边没有情形文件 { $beside }
test-refused = 没有办成（{ $code }），情形写的是办成
test-accepted = 办成了，情形写的是不予办理（{ $code }）
test-refused-otherwise = 不予办理的原因是 { $found }，情形写的是 { $code }
test-nobody-signs-in = { $office } 没有在系统里办事的人，或者没有这一职务的人：在系统里办事的人要写 `person`
test-nobody = 没有名为 { $office } 的单位，也没有单位担任这一方
test-unfit = `with` 里写的不合这个办理的字段：{ $said }
test-otherwise = { $what ->
        [stage] 所在步骤
        [end] 结果
        [open] 正在办的任务
        [founded] 成立的机构
        [task] 任务
        [fact] 情况
        [figure] 计算数
        [roster] 组成人员
        [term] 任期
        [tenure] 机构的状态
        [verdict] 核查意见
        [vote] 表决
       *[finding] 核查意见的一条
    }应为“{ $wanted }”，实为“{ $found }”
