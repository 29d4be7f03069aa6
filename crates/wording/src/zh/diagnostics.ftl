### 流程检查的说法。没有的事实传入 none 这个词。

## 标签

diagnostic-error = 错误
diagnostic-why = 原因
diagnostic-help = 怎么改
diagnostic-run = 最短的出错过程
diagnostic-source = 原文 { $source }
diagnostic-other = 另见这里
check-ok = { $file }：没有问题；共查看 { $markings } 种局面、{ $steps } 个走法（上限 { $bound } 种局面），用时 { $ms } 毫秒
check-summary = { $file }：发现问题 { $count } 处

## 出错过程中的每一步

step-stage =
    { $id ->
        [none] 各步骤已走完
       *[other] 进入步骤 { $id }
    }
step-done =
    { $detail ->
        [none] { $id } 已办
       *[other] { $id } 已办（{ $detail }）
    }
step-lapsed = { $id } 未采用
step-outcome =
    { $id } 的结果：{ $detail ->
        [returned] 退回
        [refused] 不同意
        [objection] 有不同意见
        [changes] 要求修改
       *[other] { $detail }
    }
step-offered = { $id } 已发出（单位数：{ $detail }）
step-answered = 有一个单位办完了 { $id }

## 读取文件

diagnostic-too-large = 文件超过可读取的 { $bytes } 字节
    .why = 工作流程要短到能够逐行审阅。
    .help = 拆成几个工作流程，或把长段文字移出文件。
diagnostic-too-deep = 文件嵌套超过 32 层，或内容条目过多
    .why = 工作流程用不着这样深的嵌套，多半是括号或缩进写错了。
    .help = 检查此处之前的括号和缩进，把内容写平或拆成几个文件。
diagnostic-unreadable = YAML 在这里读不下去：{ $said }
    .why = 文件读不通，后面的内容都无法检查。
    .help = 检查这里的括号、引号和缩进；文字里有逗号、冒号或括号时加上引号。
diagnostic-duplicate-key = 同一处有两个相同的键
    .why = 两个只会算一个，审阅的人看不出算哪一个。
    .help = 删去一个，或把另一个改名。
diagnostic-alias = 不读取 YAML 的锚点（`&`）和引用（`*`）
    .why = 每一条的内容要写在这一条里，才能与原文对照审阅。
    .help = 把内容在这里写全；整个步骤共用的写在步骤上。
diagnostic-merge-key = 不读取合并键 `<<`
    .why = 每一条的内容要写在这一条里，才能与原文对照审阅。
    .help = 把各个键在这里写全；整个步骤共用的写在步骤上。
diagnostic-tag = 不读取 YAML 标记 { $tag }
    .why = 标记会引入别的文件或改变值的含义，审阅时看不出来。
    .help = 删去 { $tag }，直接写出值。
diagnostic-boolean-word = `{ $word }` 会被许多 YAML 工具读成真假值
    .why = 同一个文件在不同的工具里会有不同的意思。
    .help = 换一个词；确实是文字的，加上引号。
diagnostic-unknown-key =
    { $comma ->
        [yes]
            `{ $key }` 没有值，也不是{ $mapping ->
                [procedure] 工作流程
                [position] 职务
                [parameter] 参数
                [stage] 步骤
                [task] 任务
                [end] 结果
                [then] 后续工作
                [note] 说明
                [work] 办理任务（work）
                [consultation] 征求意见（consultation）
                [approval] 审批（approval）
                [meeting] 会议（meeting）
                [vote] 表决（vote）
                [roll] 名册
                [measure] 合计数
                [again] 再进行的一轮
                [alternatives] 几组条件
                [voting] 集体决定的表决办法
               *[other] { $mapping }
            }的键
       *[other]
            { $mapping ->
                [procedure] 工作流程
                [position] 职务
                [parameter] 参数
                [stage] 步骤
                [task] 任务
                [end] 结果
                [then] 后续工作
                [note] 说明
                [work] 办理任务（work）
                [consultation] 征求意见（consultation）
                [approval] 审批（approval）
                [meeting] 会议（meeting）
                [vote] 表决（vote）
                [roll] 名册
                [measure] 合计数
                [again] 再进行的一轮
                [alternatives] 几组条件
                [voting] 集体决定的表决办法
               *[other] { $mapping }
            }没有 `{ $key }` 这个键
    }
    .why =
        { $comma ->
            [yes] 文字没有加引号时，英文逗号会把它断开，后半句被当成键。
           *[other] 不认识的键如果放过，这一条要说的内容就落空了。
        }
    .help =
        { $comma ->
            [yes] 给整句文字加上引号；如果本来要写键，可用的键有：{ $allowed }。
           *[other]
                { $near ->
                    [none]
                        { $mapping ->
                            [work] 删去它；它只用于：{ $allowed }。
                            [consultation] 删去它；它只用于：{ $allowed }。
                            [approval] 删去它；它只用于：{ $allowed }。
                            [meeting] 删去它；它只用于：{ $allowed }。
                            [vote] 删去它；它只用于：{ $allowed }。
                           *[other] 可用的键有：{ $allowed }。
                        }
                   *[other] 是不是 `{ $near }`？
                }
        }
diagnostic-missing-key =
    { $mapping ->
        [first] 文件没有以 `{ $key }` 开头
        [task]
            { $key ->
                [title] 这项任务缺少 `title`
                [due] 写了提醒或逾期上报，却没有写时限 `due`
               *[other] 一项任务有且只有一种类型，任选其一：{ $key }
            }
        [fact] 情况要写明其一：{ $key }
       *[other]
            { $mapping ->
                [procedure] 工作流程
                [parties] 参与单位
                [positions] 职务
                [position] 职务
                [parameter] 参数
                [seat] 席位
                [stage] 步骤
                [note] 说明
                [consultation] 征求意见（consultation）
                [approval] 审批（approval）
                [vote] 表决（vote）
                [roll] 名册
                [measure] 合计数
                [alternatives] 几组条件
               *[other] { $mapping }
            }缺少 `{ $key }`
    }
    .why =
        { $mapping ->
            [first] 第一个键说明这是哪一种文件。
            [approval] 审批的每一种结果都要有去处。
            [vote] 缺了它，就不知道谁表决、怎样算通过，或者没有通过时去哪里。
            [fact] 不写可能的取值，用到它的条件就无法判断。
           *[other] 缺了它，这一部分说得不全，无法照着办理。
        }
    .help =
        { $mapping ->
            [first] 把 `{ $key }` 移到第一行。
            [task]
                { $key ->
                    [title] 补上 `title:`，写任务的简短名称。
                    [due] 补上 `due:`，或删去提醒和逾期上报。
                   *[other] 任务的第一个键写其中一种类型，值写任务的标识。
                }
            [fact] 数字写 `range: 0..999`，几选一写 `one_of` 加上各个词。
           *[other] 补上 `{ $key }:` 和它的值。
        }
diagnostic-wrong-shape =
    { $comma ->
        [yes] 这里有名称而没有值
       *[other]
            { $expected ->
                [text]
                    { $found ->
                        [text] 这段文字超过 2000 字，或含有看不见的字符
                       *[other]
                            这里应当是文字，现在是{ $found ->
                                [nothing] 空的
                                [text] 文字
                                [list] 列表
                                [map] 键值对
                               *[other] { $found }
                            }
                    }
                [id]
                    { $found ->
                        [text] 这段文字不能用作标识
                       *[other]
                            这里应当是标识，现在是{ $found ->
                                [nothing] 空的
                                [text] 文字
                                [list] 列表
                                [map] 键值对
                               *[other] { $found }
                            }
                    }
               *[other]
                    这里应当是{ $expected ->
                        [list] 列表
                        [text] 文字
                        [id] 标识
                        [flag] 真假值 `true` 或 `false`
                        [number] 整数
                        [word] 规定的词
                        [either] 规定的写法之一
                        [procedure] 键值对（工作流程）
                        [founds] 键值对（所设机构）
                        [parties] 键值对（参与单位）
                        [part] 键值对（一类参与单位）
                        [titles] 键值对（标识与名称）
                        [groups] 键值对（单位组）
                        [positions] 键值对（职务）
                        [parameters] 键值对（参数表）
                        [parameter] 键值对（参数）
                        [position] 键值对（职务）
                        [figures] 键值对（计算数表）
                        [figure] 键值对（计算数）
                        [formula] 键值对（算式）
                        [table] 键值对（分档表）
                        [row] 键值对（一档）
                        [rosters] 键值对（名单表）
                        [roster] 键值对（名单）
                        [seat] 键值对（席位）
                        [pools] 键值对（人选来源）
                        [person] 键值对（人选条件）
                        [stage] 键值对（步骤）
                        [task] 键值对（任务）
                        [fact] 键值对（情况）
                        [paper] 键值对（材料）
                        [roll] 键值对（名册）
                        [measure] 键值对（合计数）
                        [again] 键值对（再进行的一轮）
                        [alternatives] 键值对（几组条件）
                        [voting] 键值对（集体决定的表决办法）
                        [agenda] 键值对（议程）
                        [when] 键值对（条件）
                        [condition] 键值对（条件）
                        [ends] 键值对（结果表）
                        [end] 键值对（结果）
                        [then] 键值对（后续工作）
                        [note] 键值对（说明）
                        [office-positions] 键值对（某单位的职务）
                       *[other] { $expected }
                    }，现在是{ $found ->
                        [nothing] 空的
                        [text] 文字
                        [list] 列表
                        [map] 键值对
                       *[other] { $found }
                    }
            }
    }
    .why =
        { $comma ->
            [yes] 文字没有加引号时，英文逗号会把它断开，后半句被当成另一个名称。
           *[other] 写法不对，就读不懂，或者读成别的意思。
        }
    .help =
        { $comma ->
            [yes] 给整句文字加上引号，或在冒号后写上值。
           *[other]
                { $expected ->
                    [text]
                        { $found ->
                            [text] 缩短文字，或重新输入这一行，去掉看不见的字符。
                           *[other] 直接写文字；文字里有逗号或冒号时加上引号。
                        }
                    [id] 用文字、数字、- 和 _，不超过 64 个字。
                    [flag] 写 `true` 或 `false`。
                    [number] 写一个整数，不带单位，例如 3。
                    [list] 每行以 `-` 开头写一项，或全部写在方括号里。
                    [word] 从编辑器提示的词里选一个。
                    [either] 按编辑器提示的写法之一来写。
                   *[other] 在下面缩进，逐行写“键: 值”。
                }
        }
diagnostic-unknown-word = `{ $word }` 不是这里可用的词
    .why = 这个词决定怎么办，不认识的词不能放过。
    .help =
        { $near ->
            [none] 可用的词有：{ $allowed }。
           *[other] 是不是 `{ $near }`？可用的词有：{ $allowed }。
        }
diagnostic-bad-phrase =
    { $expected ->
        [closed-range] 这个范围缺少下限或上限，或者下限大于上限
       *[other]
            { $found ->
                [none]
                    短语没有写完，这里应当有{ $expected ->
                        [name] 名称
                        [of] 单词 `of`
                        [end] 短语的结尾
                        [unit] 单位（`workdays`、`days`、`hours`，范围里也可写 `persons`）
                        [range] 范围，例如 7..9
                        [higher] 单词 `higher`
                        [bracket] 逗号或右方括号
                        [keep] 年数或“永久”
                        [together] 单词 `together`
                        [carried] `all`、`any`、`at least` 或 `more than`
                        [bound] `at least` 或 `more than`
                        [fraction] 分数，例如 1/2
                        [base] `entitled`、`present` 或 `cast`
                        [base-of-vote] `entitled`、`issued`、`participating`、`valid` 或 `cast`
                        [share] 数字或分数，例如 2/3
                        [weight] 单词 `weight`
                        [number] 数字或参数
                        [from] 单词 `from`
                        [before] 单词 `before`
                        [after] 单词 `after`
                        [to] 单词 `to`
                       *[other] { $expected }
                    }
               *[other]
                    `{ $found }` 的位置应当是{ $expected ->
                        [name] 名称
                        [of] 单词 `of`
                        [end] 短语的结尾
                        [unit] 单位（`workdays`、`days`、`hours`，范围里也可写 `persons`）
                        [range] 范围，例如 7..9
                        [higher] 单词 `higher`
                        [bracket] 逗号或右方括号
                        [keep] 年数或“永久”
                        [together] 单词 `together`
                        [carried] `all`、`any`、`at least` 或 `more than`
                        [bound] `at least` 或 `more than`
                        [fraction] 分数，例如 1/2
                        [base] `entitled`、`present` 或 `cast`
                        [base-of-vote] `entitled`、`issued`、`participating`、`valid` 或 `cast`
                        [share] 数字或分数，例如 2/3
                        [weight] 单词 `weight`
                        [number] 数字或参数
                        [from] 单词 `from`
                        [before] 单词 `before`
                        [after] 单词 `after`
                        [to] 单词 `to`
                       *[other] { $expected }
                    }
            }
    }
    .why = 固定短语只有一种读法，办理的才会与审阅的一致。
    .help =
        请参照这些写法来写{ $phrase ->
            [who] 由谁办理
            [set] 哪些单位
            [together] 集体决定的单位
            [carried] 怎样算通过
            [share] 占几分之几
            [forms] 组建什么、由哪些人组成
            [rank] 职级
            [range] 范围
            [count] 人数
            [due] 时限
            [remind] 提醒
            [escalate] 逾期上报
            [keep] 保管期限
           *[other] 这个短语
        }：{ $examples }。

## 名称

diagnostic-names-are-distinct =
    { $first ->
        [reserved]
            { $name } 不能用作{ $second ->
                [party] 参与单位
                [group] 单位组
                [rank] 职级
                [position] 职务
                [parameter] 参数
                [fact] 情况
                [procedure] 工作流程
                [figure] 计算数
                [roster] 名单
                [stage] 步骤
                [task] 任务
                [paper] 材料
                [roll] 名册
                [end] 结果
                [body] 机构
                [seat] 席位
               *[other] { $second }
            }的标识
        [party]
            { $second ->
                [party] 参与单位 { $name } 出现两次而名称不同
               *[other]
                    { $name } 已经是参与单位，不能又是{ $second ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                       *[other] { $second }
                    }
            }
       *[other]
            { $name } 已经是{ $first ->
                [party] 参与单位
                [group] 单位组
                [rank] 职级
                [position] 职务
                [parameter] 参数
                [fact] 情况
                [procedure] 工作流程
                [figure] 计算数
                [roster] 名单
                [stage] 步骤
                [task] 任务
                [paper] 材料
                [roll] 名册
                [end] 结果
                [body] 机构
                [seat] 席位
               *[other] { $first }
            }，不能又是{ $second ->
                [party] 参与单位
                [group] 单位组
                [rank] 职级
                [position] 职务
                [parameter] 参数
                [fact] 情况
                [procedure] 工作流程
                [figure] 计算数
                [roster] 名单
                [stage] 步骤
                [task] 任务
                [paper] 材料
                [roll] 名册
                [end] 结果
                [body] 机构
                [seat] 席位
               *[other] { $second }
            }
    }
    .why = 一个标识在文件里只指一样东西，看的人不必去猜。
    .help =
        { $first ->
            [reserved] 换一个标识：有些词是短语专用的（`each`、`of`、`members` 等），标识只用文字、数字、- 和 _。
            [party]
                { $second ->
                    [party] 各处写同一个名称，或在这里换一个标识。
                   *[other] 把其中一个改名，提到它的地方一并改过来。
                }
           *[other] 把其中一个改名，提到它的地方一并改过来。
        }
diagnostic-names-are-declared =
    { $wanted ->
        [key] `inferred` 里列了 { $name }，而这一条没有这个键
        [task-of-stage] { $name } 不是本步骤的任务
       *[other]
            { $found ->
                [none]
                    没有名为 { $name } 的{ $wanted ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                        [party-group] 参与单位或单位组
                        [rank-position] 职级或职务
                        [stage-end] 步骤或结果
                        [roster-body] 名单或机构
                        [fact-parameter-figure] 情况、参数或计算数
                       *[other] { $wanted }
                    }
               *[other]
                    { $name } 是{ $found ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                       *[other] 另一单位的职务（{ $found }）
                    }，这里要写{ $wanted ->
                        [party] 参与单位
                        [group] 单位组
                        [rank] 职级
                        [position] 职务
                        [parameter] 参数
                        [fact] 情况
                        [procedure] 工作流程
                        [figure] 计算数
                        [roster] 名单
                        [stage] 步骤
                        [task] 任务
                        [paper] 材料
                        [roll] 名册
                        [end] 结果
                        [body] 机构
                        [seat] 席位
                        [party-group] 参与单位或单位组
                        [rank-position] 职级或职务
                        [stage-end] 步骤或结果
                        [roster-body] 名单或机构
                        [fact-parameter-figure] 情况、参数或计算数
                       *[other] { $wanted }
                    }
            }
    }
    .why =
        { $wanted ->
            [key] `inferred` 标明原文没有写的内容，标在没有的键上会误导审阅的人。
            [task-of-stage] 步骤按顺序进行，`after` 只排同一步骤内任务的先后。
           *[other] 名称没有着落，就不知道指的是谁、是什么。
        }
    .help =
        { $wanted ->
            [key] 从 `inferred` 里删去 { $name }，或补上这个键。
            [task-of-stage] 改写本步骤的任务；前面的步骤本来就先办完，可以不写 `after`。
           *[other]
                { $near ->
                    [none]
                        { $found ->
                            [none] 先写明 { $name } 是什么，或改用已有的名称。
                           *[other]
                                改写{ $wanted ->
                                    [party] 参与单位
                                    [group] 单位组
                                    [rank] 职级
                                    [position] 职务
                                    [parameter] 参数
                                    [fact] 情况
                                    [procedure] 工作流程
                                    [figure] 计算数
                                    [roster] 名单
                                    [stage] 步骤
                                    [task] 任务
                                    [paper] 材料
                                    [roll] 名册
                                    [end] 结果
                                    [body] 机构
                                    [seat] 席位
                                    [party-group] 参与单位或单位组
                                    [rank-position] 职级或职务
                                    [stage-end] 步骤或结果
                                    [roster-body] 名单或机构
                                    [fact-parameter-figure] 情况、参数或计算数
                                   *[other] { $wanted }
                                }的标识；写职务时，后面要写它所属的单位。
                        }
                   *[other] 是不是 { $near }？
                }
        }
diagnostic-titles-are-translated =
    { $name ->
        [none] “{ $title }”没有译文
       *[other] “{ $title }”（{ $name }）没有译文
    }
    .why = 另一种语言的页面和材料上会出现读者看不懂的文字。
    .help =
        { $name ->
            [none] 在译文文件里加一行，以这几个字为键。
           *[other] 在工作流程旁的译文文件里加一行 `{ $name }:` 和译名。
        }
diagnostic-translations-are-used = 译文文件里的 { $name } 在工作流程中没有
    .why = 多出来的一行，多半是标识写错，或名称后来改了。
    .help = 改正名称，或删去这一行。

## 逐条检查

diagnostic-tasks-can-start = 这些任务互相等待：{ $tasks }
    .why = 哪一项都无法开始。
    .help = 去掉其中一个 `after`，让一项先办。
diagnostic-outcomes-lead-on =
    { $outcome ->
        [last-stage] 成功的结果不止一个：{ $target }
       *[other]
            任务 { $task } 的结果为“{ $outcome ->
                [returned] 退回
                [refused] 不同意
                [objection] 有不同意见
                [changes] 要求修改
               *[other] { $outcome }
            }”时转到 { $target }，这是后面的步骤或成功的结果
    }
    .why =
        { $outcome ->
            [last-stage] 最后一个步骤办完以后，无法确定是哪一个结果。
           *[other] 不利的结果只能往回走或结束，不能跳过步骤，也不能算成功。
        }
    .help =
        { $outcome ->
            [last-stage] 只留一个写有 `founding` 或 `success: true` 的结果。
           *[other] 改为本步骤、前面的步骤，或不算成功的结果。
        }
diagnostic-figures-are-computable =
    { $how ->
        [circle] 计算数 { $figure } 要用到它自己
        [too-long] 计算数 { $figure } 的算式太长
        [operation] 一个算式有且只有一种算法
        [operands] { $figure } 的项数不对
        [word] { $figure } 的取值是词，不能用来计算
        [constant] 计算数 { $figure } 不随任何情况或参数变化
        [divides-by-zero] 计算数 { $figure } 可能要除以零
        [too-large] 计算数 { $figure } 可能大得无法写出
        [by-fraction] 计算数 { $figure } 按一个可能不是整数的数分档
        [rows-overlap] 计算数 { $figure } 的分档有重叠：{ $value } 属于不止一档
       *[other] 计算数 { $figure } 的分档有缺口：{ $value } 不属于任何一档
    }
    .why = 计算数由程序算出，不由人填写；任何取值都要恰好算得出一个数。
    .help =
        { $how ->
            [circle] 把互相用到的计算数拆开，只从情况、参数和别的计算数算起。
            [too-long] 分成几个计算数来写。
            [operation] 写 `sum`、`difference`、`product`、`share`、`ceil`、`floor`、`min`、`max`、`table` 中的一个。
            [operands] `share` 写两项：部分和总数；`sum` 等写两项以上。
            [word] 改用有范围（`range`）的情况。
            [constant] 直接写出这个数，或写明它由什么算出。
            [divides-by-zero] 把除数的范围改成不含零。
            [too-large] 收窄所用情况和参数的范围。
            [by-fraction] 先用 `ceil` 或 `floor` 取整。
            [rows-overlap] 改动其中一档的起止。
           *[other] 补上缺的一档，或让首尾两档不写端点。
        }
diagnostic-guards-decide =
    { $how ->
        [never] 关于 { $fact } 的条件永远不成立
        [always] 关于 { $fact } 的条件总是成立
       *[other] 关于 { $fact } 的条件用了它没有的取值
    }
    .why = 条件不起作用，多半是数字或用词写错了。
    .help =
        { $how ->
            [never] 让条件落在 { $fact } 的范围之内，或删去受它限制的内容。
            [always] 收窄条件，或删去条件。
           *[other] 写 { $fact } 已列明的取值：词要一字不差，范围要用数字。
        }
diagnostic-bodies-are-constituted-once =
    { $acts ->
        [end] 结果 { $end } 算成功，却没有成立 { $body }
        [no-end] 没有哪个结果成立 { $body }
       *[other] 批准成立 { $body } 的审批有 { $acts } 项，应当恰好一项
    }
    .why =
        { $acts ->
            [end] 设立机构的工作流程，机构成立了才算成功。
            [no-end] 设立机构的工作流程，要有一个机构已成立的结果。
           *[other] 机构从哪一刻起成立，只能由一项任务决定。
        }
    .help =
        { $acts ->
            [end] 给 { $end } 写上 `founding: { $body }`，或去掉它的 `success`。
            [no-end] 给机构成立的那个结果写上 `founding: { $body }`。
           *[other] 只在一项任务上写 `constitutes: { $body }`。
        }
diagnostic-constituting-is-must =
    任务 { $task } 使机构成立，要求却只是“{ $force ->
        [each] 几个单位各办各的
        [must] 必办
        [should] 建议
        [may] 可选
        [reported] 做法
       *[other] { $force }
    }”
    .why = 没有这一项，机构就没有成立，因此不能省去。
    .help = 给 { $task } 写 `force: must`，或去掉它和所在步骤的 `force`。
diagnostic-returns-stay-before-founding =
    任务 { $task } 的结果为“{ $outcome ->
        [returned] 退回
        [refused] 不同意
        [objection] 有不同意见
        [changes] 要求修改
       *[other] { $outcome }
    }”时退回到 { $target }，越过了批准成立的 { $act }
    .why = 机构已经成立，后面的步骤不能把它撤回。
    .help = 退回到 { $act } 之后的步骤，或把这件事放到 { $act } 之前。
diagnostic-rosters-can-be-filled =
    { $how ->
        [unfilled] 名单 { $roster } 没有恰好由一项任务拟定
        [each] 名单 { $roster } 由几个单位各自拟定
        [empty-range] { $roster } 的席位 { $seat } 要求不少于 { $need } 人、不超过 { $have } 人
        [too-many-named] { $roster } 的席位 { $seat } 必须包括 { $need } 个单位，却只有 { $have } 个名额
        [named-outside] { $roster } 的席位 { $seat } 必须包括的单位不都在 `from` 里
       *[other] { $roster } 的席位 { $seat } 需要 { $need } 人，有关单位最多只能出 { $have } 人
    }
    .why =
        { $how ->
            [unfilled] 名单要有人拟，而且只能以一份为准。
            [each] 每个单位都会重拟一份，后一份盖过前一份。
           *[other] 无论怎么选，都排不出符合规定的名单。
        }
    .help =
        { $how ->
            [unfilled] 只在一项办理任务上写 `fills: { $roster }`。
            [each] 把任务交给一个单位，不写 `each of`。
            [empty-range] 改正 `count`，或其中参数的范围。
            [too-many-named] 增加 `count`，或减少 `must_include`。
            [named-outside] 把该单位加进 `from`，或从 `must_include` 里去掉。
           *[other] 减少 `count`，提高 `per_party`，或在 `from` 里增加单位。
        }
diagnostic-duties-are-separable =
    { $how ->
        [party] 任务 { $task } 由 { $party } 审批，而 `not_by` 要求整个 { $party } 回避
        [offices] 任务 { $task } 与规定中的另一项都由 { $party } 办理，同一单位不得都办，任务就无法办理
        [together] 规定写明由 { $party } 集体决定，而其中没有一项是审批
        [otherwise] { $party ->
            [none] 规定的 `otherwise` 没有写明由哪个单位签办
           *[other] 规定的 `otherwise` 写明由 { $party } 签办，而 { $party } 本身办理规定中的任务 { $task }
        }
       *[other] 任务 { $task } 可能无人审批：只由 { $party } 的一个职务审批，担任这个职务的人可能要回避
    }
    .why = { $how ->
        [together] 集体决定只用于审批，其他任务要有人去办。
        [offices] 规定要求分开的任务，不能只由同一个单位办。
        [otherwise] 替代签办的人同样要回避，规定就落不了实。
       *[other] 起草的人、拟任的人和写明要回避的单位不能审批，这样一来任务就没有人办。
    }
    .help =
        { $how ->
            [offices] 改由另一个单位办理其中一项，改用 `over: people`，或加上 `otherwise:`。
            [together] 改写由谁签办，或在 `tasks` 里写上一项审批。
            [otherwise] 另写一个不办理这些任务的单位或职务。
            [party] 加上 `otherwise:`，写明由哪个单位集体决定，或在 `by` 里换一个单位。
           *[other] 加上 `otherwise:`，写明由哪个单位集体决定，或放宽 `by`。
        }
diagnostic-rules-concern-several =
    { $task ->
        [none] `{ $rule }` 的一条规定没有写任务，至少要写两项
       *[other] `{ $rule }` 的一条规定只写了任务 { $task }，至少要写两项
    }
    .why = 分开办理、一次只办一项，说的都是几项任务之间的事；只有一项，这条规定就什么也没规定。
    .help = 请在 `tasks` 里再写一项任务，或删去这条规定。
diagnostic-thresholds-are-attainable =
    { $how ->
        [one] 任务 { $task } 只由一个人审批，谈不上几个人同意
        [nobody-votes] 任务 { $task } 写了怎样表决，却没有写由谁集体决定
        [too-many] 任务 { $task } 要至少 { $need } 人同意，而最多只有 { $have } 人签
        [no-signer] 任务 { $task } 给 { $need } 定了份额，而它不在审批的单位里
        [no-weights] 任务 { $task } 按份额计算，却没有写各占多少份
       *[other] 任务 { $task } 写了份额，却不按份额计算
    }
    .why = 达不到的条件谁也通过不了；用不上的份额会让人以为算过。
    .help =
        { $how ->
            [nobody-votes] 加上 `otherwise: … together`，或去掉 `voting`。
            [one] 由几个单位审批的，写 `by: each of …`；只由一个人审批的，去掉 `carried`、`in_turn` 和 `weights`。
            [too-many] 把人数改少，或增加审批的单位。
            [no-signer] 去掉这一份，或把该单位写进 `by`。
            [no-weights] 加上 `weights:`，写明各单位的份额，或去掉 `of weight`。
           *[other] 在 `carried` 后面加 `of weight`，或去掉 `weights`。
        }
diagnostic-votes-decide =
    { $how ->
        [each] 表决 { $task } 由几个单位各自组织
        [foreign] 表决 { $task } 按 { $what } 计，它却不是名册的合计数
        [no-ballots] 表决 { $task } 要求“{ $what }”，却没有发票
        [too-many] 表决 { $task } 要求“{ $what }”，超过名册可能有的数
        [idle] 表决 { $task } 的这个要求总能达到：“{ $what }”
        [both] 表决 { $task } 赞成和反对两方可以同时达到“{ $what }”
        [never] 表决 { $task } 写了 `{ $what }`，却不会有这样的结果
        [election] 表决 { $task } 是选举，票数相等不由任何人决定
        [decision] 表决 { $task } 不是选举，却写了候选人数
       *[other] 表决 { $task } 写了候选人数，席位 { $what } 却没有上限
    }
    .why = 无论票数怎样，都要有且只有一种结果。
    .help =
        { $how ->
            [each] 由一个单位组织。
            [foreign] 把它写进名册的 `measures`，或者不按它计。
            [no-ballots] 加上 `ballots: true`，或以参加的人数 `participating` 为基数。
            [too-many] 降低要求，或放宽名册的 `range`。
            [idle] 以应参加 `entitled` 或发出选票 `issued` 为基数。
            [both] 写 `more than 1/2`，或更高的比例。
            [never] 删去它，或写上会引起它的内容：`quorum`、`ballots`，或用 `fills` 选举。
            [election] 删去 `tie`，用 `again` 再选一轮。
            [decision] 删去 `candidates`，或用 `fills` 写明选举产生的名单。
           *[other] 给席位写 `count: 3..5` 或一个数。
        }
diagnostic-parties-are-asked-once = 任务 { $first } 和 { $second } 就材料 { $paper } 两次征求 { $party } 的意见
    .why = 同一份材料两次去函，会有两个答复，不知以哪个为准。
    .help = 在其中一项里去掉 { $party }，例如用单位组加 `except`。
diagnostic-papers-fit-together =
    { $how ->
        [itself] 材料 { $paper } 以自己为附件
       *[other] 材料 { $paper } 的文种是{ $type }，答复的却不是{ $asked }
    }
    .why =
        { $how ->
            [itself] 附件没有写成，材料就办不成。
           *[other] 按公文规定，批复答复请示，复函答复函。
        }
    .help =
        { $how ->
            [itself] 从 `attach` 里去掉 { $paper }。
           *[other] 把它所答复的材料的文种写成{ $asked }，或给 { $paper } 换一个文种。
        }
diagnostic-parameters-are-used =
    { $how ->
        [unread] 参数 { $parameter } 没有用到
        [negative] 参数 { $parameter } 可能小于零
       *[other] 参数 { $parameter } 用作时限，却没有时间单位
    }
    .why =
        { $how ->
            [unread] 县里要填一个不起作用的数。
            [negative] 它表示人数、天数或社员数，都不会是负数。
           *[other] 没有单位，就不知道什么时候到期。
        }
    .help =
        { $how ->
            [unread] 用在 `due`、`count` 或条件里，或删去。
            [negative] 让 `range` 从 0 或更大的数开始。
           *[other] 在 `range` 后写上 `workdays`、`days` 或 `hours`。
        }
diagnostic-force-has-a-source =
    { $clause } 的要求是“{ $force ->
        [must] 必办
        [should] 建议
        [may] 可选
        [reported] 做法
       *[other] { $force }
    }”，却没有写明原文出处
    .why = 要求别人做的事，要说明写在哪里。
    .help = 加上 `source:` 写明节次；原文没有写的，标 `inferred: whole`。

## 走遍各种过程后的检查

diagnostic-facts-are-stated =
    { $how ->
        [each] 任务 { $task } 让几个单位各自填报 { $fact }
        [kind] 任务 { $task } 要填报 { $fact }，却不是办理任务
       *[other] { $task } 取决于 { $fact }，有的过程走到这里时还没有填报
    }
    .why =
        { $how ->
            [each] 一个情况同时只有一个值，后一个单位填的会盖过前一个单位填的。
            [kind] 只有办理任务的表单填报情况，写在别处就永远填不上。
           *[other] 条件无法判断，事项就停在这里。
        }
    .help =
        { $how ->
            [each] 把任务交给一个单位，不写 `each of`。
            [kind] 把 `states` 移到一项办理任务上。
           *[other] 让填报 { $fact } 的任务 { $stated } 每次都在 { $task } 之前办完，例如写 `after: { $stated }`，或放到前面的步骤。
        }
diagnostic-papers-are-produced = 任务 { $task } 需要材料 { $paper }，有的过程走到这里时还没有这份材料
    .why = 任务无法开始，事项就停在这里。
    .help = 让写出 { $paper } 的任务 { $writer } 每次都在 { $task } 之前办完：改为必办、不带条件，或在同一步骤里写 `after`。
diagnostic-parties-are-formed =
    { $task ->
        [none] 没有任务组建 { $party }
       *[other] 任务 { $task } 要由 { $party } 参加，有的过程走到这里时它还没有组建
    }
    .why = 还没有组建的单位，既不能办理，也不能答复。
    .help =
        { $task ->
            [none] 在一项办理任务上写 `forms: { $party } from …`，或把它列入别的一类。
           *[other] 让组建或成立 { $party } 的任务每次都在 { $task } 之前办完，或把 { $task } 交给别的单位。
        }
diagnostic-stages-are-reached =
    { $stage ->
        [none] 没有哪个过程能到达结果 { $end }
       *[other] 没有哪个过程会进入步骤 { $stage }
    }
    .why = 永远不会发生的内容，看上去有用，其实落空。
    .help =
        { $stage ->
            [none] 让最后一个步骤能够走到，或删去 { $end }。
           *[other] 放宽它的 `when`，或删去这个步骤。
        }
diagnostic-stages-can-end =
    { $stage ->
        [none] 工作流程没有成功的结果
       *[other] 从步骤 { $stage } 起到不了成功的结果
    }
    .why = 事项要能够在不免除任何一项的情况下办成。
    .help =
        { $stage ->
            [none] 给一个结果写上 `success: true` 或 `founding`。
           *[other] 检查 { $stage } 及以后的任务和退回，留出一条走到结果的路。
        }
diagnostic-runs-never-stick =
    { $tasks ->
        [none] 有的过程会停住，没有事可办
       *[other] 有的过程会停住，这些任务都在等待，无法开始：{ $tasks }
    }
    .why = 事项停住，谁也推不动。
    .help = 看看各项任务需要什么、由哪一项写出，让其中一项先办。
diagnostic-founding-is-constituted = 不经批准成立 { $body }，也能到达结果 { $end }
    .why = 记录上会写着机构已成立，其实没有人批准。
    .help = 去掉批准成立 { $body } 的审批或其所在步骤的条件。
diagnostic-unproved = 局面超过 { $bound } 种，无法证明流程没有问题
    .why = 没有证明的工作流程不会启用。
    .help = 用 `after` 排出同一步骤内任务的先后，拆开大的步骤，或减少条件用到的情况。
