<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>The new account gets a one-time code that is shown once.</source>
        <translation>新账号将得到一次性密码，只显示一次。</translation>
    </message>
    <message>
        <source>3 to 40 small letters, digits, dots, strokes; it never changes</source>
        <translation>3 至 40 位小写字母、数字、点或横线；建立后不可更改</translation>
    </message>
    <message>
        <source>Log-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Reset the password</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>End the sessions</source>
        <translation>结束登录</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>请选择</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>The ticket is being loaded</source>
        <translation>正在载入工单，请稍候</translation>
    </message>
    <message>
        <source>Choose a ticket first</source>
        <translation>请先选择一件工单</translation>
    </message>
    <message>
        <source>This ticket is not in your scope</source>
        <translation>此工单不在您的管辖范围内</translation>
    </message>
    <message>
        <source>Only a seat of the district does this</source>
        <translation>只有区级席位可以操作</translation>
    </message>
    <message>
        <source>The district has taken it over: only its seats steer it</source>
        <translation>已由区级介入：只有区级席位可以调度</translation>
    </message>
    <message>
        <source>Not possible while the ticket is “{stage}”</source>
        <translation>工单为“{stage}”，不能进行此操作</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>Needs the role {role}</source>
        <translation>需要{role}权限</translation>
    </message>
    <message>
        <source>Your unit has nothing to accept here</source>
        <translation>本单位在此工单没有待接的派单</translation>
    </message>
    <message>
        <source>Accept it first</source>
        <translation>请先接单</translation>
    </message>
    <message>
        <source>Your unit has reported its result</source>
        <translation>本单位已反馈</translation>
    </message>
    <message>
        <source>No reporter is recorded</source>
        <translation>没有登记诉求人</translation>
    </message>
    <message>
        <source>The level settled its own matter: the resident rates it</source>
        <translation>本级自办事项，由居民评价</translation>
    </message>
    <message>
        <source>You have rated it already</source>
        <translation>您已评价过</translation>
    </message>
    <message>
        <source>No new overdue to acknowledge</source>
        <translation>没有待确认的超期</translation>
    </message>
    <message>
        <source>No supervision order waits for a reply</source>
        <translation>没有待回复的督办</translation>
    </message>
    <message>
        <source>No handling limit is running</source>
        <translation>没有正在计时的办理时限</translation>
    </message>
    <message>
        <source>No unit is at work here</source>
        <translation>此单没有在办单位</translation>
    </message>
    <message>
        <source>No note of yours stands here</source>
        <translation>此单没有您写的记录</translation>
    </message>
    <message>
        <source>No unit has returned it that could be insisted on</source>
        <translation>没有可坚持派单的退单</translation>
    </message>
    <message>
        <source>It is called at the highest level already</source>
        <translation>已是最高呼叫层级</translation>
    </message>
    <message>
        <source>The district has taken it over already</source>
        <translation>区级已经介入</translation>
    </message>
    <message>
        <source>A coordination is open: rule in it first</source>
        <translation>协商会尚未结束：请先裁定</translation>
    </message>
    <message>
        <source>No coordination is open</source>
        <translation>没有进行中的协商会</translation>
    </message>
    <message>
        <source>A unit contests an insistence: the supervisor rules</source>
        <translation>对坚持派单有争议：由值班长裁定</translation>
    </message>
    <message>
        <source>A suspension is requested already</source>
        <translation>已申请挂起，待审批</translation>
    </message>
    <message>
        <source>Your unit is not at work here</source>
        <translation>本单位不在办理</translation>
    </message>
    <message>
        <source>An extension is requested already</source>
        <translation>已申请延期，待审批</translation>
    </message>
    <message>
        <source>No request waits for a decision</source>
        <translation>没有待审批的申请</translation>
    </message>
    <message>
        <source>A unit has accepted it: it can no longer be voided</source>
        <translation>已有单位接单，不能作废</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新建呼叫</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>研判</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Withdraw a unit</source>
        <translation>撤回派单</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Report result</source>
        <translation>反馈结果</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Rate and close</source>
        <translation>评分办结</translation>
    </message>
    <message>
        <source>Rate the result</source>
        <translation>评价结果</translation>
    </message>
    <message>
        <source>Answer the reporter</source>
        <translation>回复诉求人</translation>
    </message>
    <message>
        <source>Reply to supervision</source>
        <translation>回复督办</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认知悉</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重办</translation>
    </message>
    <message>
        <source>Reveal the reporter</source>
        <translation>查看诉求人</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写处置记录</translation>
    </message>
    <message>
        <source>Strike out my last note</source>
        <translation>划去我的上一条记录</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Sort and refresh</source>
        <translation>重排并刷新</translation>
    </message>
    <message>
        <source>Previous ticket</source>
        <translation>上一件</translation>
    </message>
    <message>
        <source>Next ticket</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Joint dispatch</source>
        <translation>联动派单</translation>
    </message>
    <message>
        <source>Insist</source>
        <translation>坚持派单</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>提级呼叫</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>区级介入</translation>
    </message>
    <message>
        <source>Call a coordination</source>
        <translation>发起协商会</translation>
    </message>
    <message>
        <source>Rule in the coordination</source>
        <translation>协商会裁定</translation>
    </message>
    <message>
        <source>Request suspension</source>
        <translation>申请挂起</translation>
    </message>
    <message>
        <source>Request extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Grant the request</source>
        <translation>批准申请</translation>
    </message>
    <message>
        <source>Refuse the request</source>
        <translation>驳回申请</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Does again what was taken back last</source>
        <translation>把刚撤销的操作再做一次</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>A screen down</source>
        <translation>下一屏</translation>
    </message>
    <message>
        <source>A screen up</source>
        <translation>上一屏</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>打开所选工单</translation>
    </message>
    <message>
        <source>Search and command</source>
        <translation>搜索与指令</translation>
    </message>
    <message>
        <source>Tickets, people, pages and acts, by Chinese, pinyin or initials</source>
        <translation>工单、人员、页面和各项操作，可输汉字、拼音或首字母</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Every key by group, with the reason where one is dead now</source>
        <translation>分组列出全部快捷键，当前不可用的写明原因</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Theme, text size, rows, motion and sounds of this seat</source>
        <translation>本席的主题、字号、行高、动画和提示音</translation>
    </message>
    <message>
        <source>Mute for ten minutes</source>
        <translation>静音 10 分钟</translation>
    </message>
    <message>
        <source>Comes back by itself after ten minutes; calls still ring</source>
        <translation>10 分钟后自动恢复，来电仍会响铃</translation>
    </message>
    <message>
        <source>Put the reminder off</source>
        <translation>暂缓提醒</translation>
    </message>
    <message>
        <source>No sound reminds of it for 30 minutes; the hand-over lists it</source>
        <translation>30 分钟内不再响铃提醒，交接班小结会列出</translation>
    </message>
    <message>
        <source>Hand-over summary</source>
        <translation>交接班小结</translation>
    </message>
    <message>
        <source>What happened in the shift, and what is left for the next</source>
        <translation>本班办了什么，留给下一班什么</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Nothing is visible until you log in again; all stays as it is</source>
        <translation>重新登录前不显示任何内容，所有内容原样保留</translation>
    </message>
    <message>
        <source>You have claimed it already</source>
        <translation>您已认领</translation>
    </message>
    <message>
        <source>Nobody has claimed it</source>
        <translation>尚无人认领</translation>
    </message>
    <message>
        <source>A colleague has claimed it; claim it to take it over</source>
        <translation>已由同事认领；如需跟进请接手</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Shows the other seats that you work on it</source>
        <translation>让其他席位知道由您跟进</translation>
    </message>
    <message>
        <source>Give up the claim</source>
        <translation>放弃认领</translation>
    </message>
    <message>
        <source>Saved filter {digit}</source>
        <translation>常用筛选 {digit}</translation>
    </message>
    <message>
        <source>Find in the queue</source>
        <translation>在队列中查找</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>筛选队列</translation>
    </message>
    <message>
        <source>With the archive</source>
        <translation>含归档</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>存为常用筛选</translation>
    </message>
    <message>
        <source>Columns and row height</source>
        <translation>列与行高</translation>
    </message>
    <message>
        <source>Select all that is shown</source>
        <translation>全选所示工单</translation>
    </message>
    <message>
        <source>Copy the selected tickets</source>
        <translation>复制所选工单</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>通话记录</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出所示工单</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>打印所示工单</translation>
    </message>
    <message>
        <source>It is a repeat itself: go to its main ticket</source>
        <translation>本单已并入其他工单：请到主单操作</translation>
    </message>
    <message>
        <source>It holds no repeat</source>
        <translation>没有并入的工单</translation>
    </message>
    <message>
        <source>Merge with a repeat</source>
        <translation>并单</translation>
    </message>
    <message>
        <source>Part a repeat</source>
        <translation>解除并单</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Attach pictures or papers</source>
        <translation>上传影像材料</translation>
    </message>
    <message>
        <source>Puts the keyboard into the line below the timeline</source>
        <translation>光标移到过程下方的记录框</translation>
    </message>
</context>
<context>
    <name>ActsPart</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Dispatch again</source>
        <translation>改派</translation>
    </message>
</context>
<context>
    <name>Amount</name>
    <message>
        <source>Measure</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>All reporters</source>
        <translation>全部诉求人</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>What was answered</source>
        <translation>回复内容</translation>
    </message>
    <message>
        <source>Write what the reporter was told</source>
        <translation>请写明告知诉求人的内容</translation>
    </message>
    <message>
        <source>To</source>
        <translation>回复对象</translation>
    </message>
    <message>
        <source>{count} reporters, {open} not answered yet</source>
        <translation>诉求人 {count} 位，{open} 位未回复</translation>
    </message>
    <message>
        <source>Choose whom</source>
        <translation>请选择回复对象</translation>
    </message>
</context>
<context>
    <name>AnswerOrderForm</name>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Write what is being done</source>
        <translation>请写明正在采取的措施</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>This profile is open in another window. Use that one, or start with --profile NAME.</source>
        <translation>此配置已在另一个窗口打开。请使用那个窗口，或以 --profile 名称 另行启动。</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>{act}: done for {done}</source>
        <translation>{act}：已办 {done} 件</translation>
    </message>
    <message>
        <source>, not for {left}</source>
        <translation>，未办 {left} 件</translation>
    </message>
    <message>
        <source>All of it can be taken back for {seconds} s</source>
        <translation>{seconds} 秒内可一并撤销</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Taken back: {act}, {undone} of {done}</source>
        <translation>已撤销：{act} {undone} / {done} 件</translation>
    </message>
</context>
<context>
    <name>BatchSheet</name>
    <message>
        <source>Tickets of the batch</source>
        <translation>本批工单</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Looking at each …</source>
        <translation>正在逐件核对…</translation>
    </message>
    <message>
        <source>Looking at {count} tickets as they are now …</source>
        <translation>正在核对 {count} 件工单的最新情况…</translation>
    </message>
    <message>
        <source>will be done</source>
        <translation>将办理</translation>
    </message>
    <message>
        <source>Looked at {done} of {count} …</source>
        <translation>已核对 {done} / {count} 件…</translation>
    </message>
    <message>
        <source>{lost} could not be read and are left out.</source>
        <translation>有 {lost} 件未能读取，不在本批内。</translation>
    </message>
    <message>
        <source>{act}: {count} tickets</source>
        <translation>{act} {count} 件</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>Done for {done}, not for {left}. Esc closes.</source>
        <translation>已办 {done} 件，未办 {left} 件。Esc 关闭。</translation>
    </message>
    <message>
        <source>Ctrl Z takes all back for ten seconds, Del the chosen one alone.</source>
        <translation>10 秒内可撤销：Ctrl Z 全部撤销，Del 只撤销所选一件。</translation>
    </message>
    <message>
        <source>Taken back for {undone}. Esc closes.</source>
        <translation>已撤销 {undone} 件。Esc 关闭。</translation>
    </message>
    <message>
        <source>{going} of {count} will be done.</source>
        <translation>共 {count} 件，将办理 {going} 件。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{total} SMS after ten seconds, one a person, about {tickets}: {names}</source>
        <translation>10 秒后发出 {total} 条短信，每人一条，共 {tickets} 件：{names}</translation>
    </message>
    <message>
        <source>{who}: {count}</source>
        <translation>{who} {count} 条</translation>
    </message>
    <message>
        <source>Choose the lead unit.</source>
        <translation>请选择主办单位。</translation>
    </message>
    <message>
        <source>Write something here.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>Lead unit</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Returns on</source>
        <translation>恢复日期</translation>
    </message>
    <message>
        <source>Note, the same for all</source>
        <translation>处置记录（各件相同）</translation>
    </message>
    <message>
        <source>Reason, the same for all</source>
        <translation>理由（各件相同）</translation>
    </message>
    <message>
        <source>Words to the unit</source>
        <translation>给承办单位的话</translation>
    </message>
    <message>
        <source>{more} more people</source>
        <translation>另 {more} 人</translation>
    </message>
</context>
<context>
    <name>CalendarReminder</name>
    <message>
        <source>The working calendar of {year} is missing</source>
        <translation>{year} 年工作日历尚未导入</translation>
    </message>
    <message>
        <source>Limits in working days that reach into it cannot be laid down.</source>
        <translation>跨入该年的工作日时限将无法计算。</translation>
    </message>
    <message>
        <source>Tell the administrator.</source>
        <translation>请联系管理员导入。</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>去导入</translation>
    </message>
</context>
<context>
    <name>CallDrafts</name>
    <message>
        <source>Draft of {time}</source>
        <translation>草稿 {time}</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>未填诉求</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>{time} {who}: {act}{what}</source>
        <translation>{time} {who}：{act}{what}</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source> · {part} “{old}” → “{new}”</source>
        <translation> · {part} “{old}” → “{new}”</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未完成</translation>
    </message>
</context>
<context>
    <name>ClockText</name>
    <message>
        <source>Mon,Tue,Wed,Thu,Fri,Sat,Sun</source>
        <translation>周一,周二,周三,周四,周五,周六,周日</translation>
    </message>
    <message>
        <source>{weekday} {month}/{day}</source>
        <translation>{month}月{day}日 {weekday}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 时 {minutes} 分</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 时</translation>
    </message>
</context>
<context>
    <name>ColumnList</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ColumnsPanel</name>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Space shows or hides, Ctrl ↑ ↓ moves, Ctrl ← → widens; in the head of the list, drag.</source>
        <translation>空格 显示或隐藏，Ctrl ↑ ↓ 移动，Ctrl ← → 调宽窄；也可在表头直接拖动。</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
</context>
<context>
    <name>ConcludeForm</name>
    <message>
        <source>Record the ruling</source>
        <translation>记录裁定</translation>
    </message>
    <message>
        <source>Name of the unit; Enter adds it</source>
        <translation>单位名称，回车添加</translation>
    </message>
    <message>
        <source>Who took part</source>
        <translation>参会单位</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议纪要</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>裁定意见</translation>
    </message>
    <message>
        <source>Write what was ruled</source>
        <translation>请写明裁定意见</translation>
    </message>
    <message>
        <source>Make it an entry of the list of responsible units</source>
        <translation>写入责任主体清单</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>For the matter “{matter}” from now on</source>
        <translation>今后“{matter}”事项按此派单</translation>
    </message>
    <message>
        <source>Set the matter first</source>
        <translation>请先设定事项</translation>
    </message>
    <message>
        <source>Lead unit from now on</source>
        <translation>今后主办单位</translation>
    </message>
    <message>
        <source>Assisting units from now on</source>
        <translation>今后协办单位</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Such as: minutes no. 12 of 2026</source>
        <translation>如：协商会纪要〔2026〕12 号</translation>
    </message>
    <message>
        <source>Choose the lead unit</source>
        <translation>请选择主办单位</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Starting the demo district on this computer …</source>
        <translation>正在本机启动示范区……</translation>
    </message>
    <message>
        <source>The server of this computer did not start: {why}</source>
        <translation>本机服务未能启动：{why}</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>正在连接服务器……</translation>
    </message>
    <message>
        <source>The server does not answer. Is the address right, and the network there?</source>
        <translation>服务器没有应答。请检查地址和网络。</translation>
    </message>
    <message>
        <source>The district could not be loaded. Try again.</source>
        <translation>未能载入辖区资料，请重试。</translation>
    </message>
    <message>
        <source>This console has no page for the role “{role}” yet. Choose another seat.</source>
        <translation>本调度台暂无“{role}”的页面，请选择其他席位。</translation>
    </message>
    <message>
        <source>The ticket cannot be shown</source>
        <translation>无法显示此工单</translation>
    </message>
    <message>
        <source>The tickets were loaded anew</source>
        <translation>工单已重新载入</translation>
    </message>
    <message>
        <source>The server&apos;s record was found changed</source>
        <translation>发现服务器记录有变</translation>
    </message>
    <message>
        <source>Something was missed in between</source>
        <translation>期间有数据未收到</translation>
    </message>
    <message>
        <source>Locked by {who}. Log in to go on; everything is as you left it.</source>
        <translation>{who} 已锁屏。重新登录后继续，所有内容原样保留。</translation>
    </message>
    <message>
        <source>Your session has ended. Log in again: everything you typed is kept.</source>
        <translation>登录已到期，请重新登录。您输入的内容都还在。</translation>
    </message>
    <message>
        <source>This log-in holds until the console is closed</source>
        <translation>本次登录在关闭调度台前有效</translation>
    </message>
    <message>
        <source>The computer has no keyring that answers, so nothing is kept for the next start</source>
        <translation>本机没有可用的密钥环，下次启动需重新登录</translation>
    </message>
    <message>
        <source>The server did not hear of it; the session ends by itself.</source>
        <translation>服务器未收到退出请求，登录会自行到期。</translation>
    </message>
    <message>
        <source>Something went wrong: {what}</source>
        <translation>出现问题：{what}</translation>
    </message>
    <message>
        <source>No sound: a part of the system is missing</source>
        <translation>无提示音：系统缺少组件</translation>
    </message>
    <message>
        <source>No sound device</source>
        <translation>无声音设备</translation>
    </message>
    <message>
        <source>The tickets did not come.</source>
        <translation>工单未能载入。</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Away from … until …</source>
        <translation>按起止时间请假</translation>
    </message>
    <message>
        <source>Away until further notice</source>
        <translation>请假（至另行通知）</translation>
    </message>
    <message>
        <source>Is written to</source>
        <translation>启用（停用后不再接收消息）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Contact as</source>
        <translation>联系人身份</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Kept: {phone}. Leave empty to keep it</source>
        <translation>现号码 {phone}，留空则不变</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>Gets the messages of an absence</source>
        <translation>请假期间由其接收</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>请填写</translation>
    </message>
</context>
<context>
    <name>CoordinateForm</name>
    <message>
        <source>Call the coordination</source>
        <translation>发起协商会</translation>
    </message>
    <message>
        <source>The ticket and its clocks go on; the ruling is recorded on it.</source>
        <translation>工单照常办理，时限照常计时；裁定记入工单。</translation>
    </message>
    <message>
        <source>Name of the unit; Enter adds it</source>
        <translation>单位名称，回车添加</translation>
    </message>
    <message>
        <source>The time is set</source>
        <translation>已定时间</translation>
    </message>
    <message>
        <source>Who is called</source>
        <translation>参会单位</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When it is held</source>
        <translation>召开时间</translation>
    </message>
    <message>
        <source>What is to be settled</source>
        <translation>协商事由</translation>
    </message>
    <message>
        <source>Name at least one unit</source>
        <translation>请至少选一个单位</translation>
    </message>
    <message>
        <source>Choose a time that lies ahead</source>
        <translation>请选择将来的时间</translation>
    </message>
</context>
<context>
    <name>Coordination</name>
    <message>
        <source>{who} called it at {time}</source>
        <translation>{who} 于 {time} 发起</translation>
    </message>
    <message>
        <source>It opened by itself at the second return, {time}</source>
        <translation>第二次退单，{time} 自动发起</translation>
    </message>
    <message>
        <source>Held {time}</source>
        <translation>召开时间 {time}</translation>
    </message>
</context>
<context>
    <name>Counters</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办中</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>{count} unconfirmed</source>
        <translation>未确认 {count}</translation>
    </message>
    <message>
        <source>{count} due within the hour</source>
        <translation>1 时内到期 {count}</translation>
    </message>
    <message>
        <source>next in {span}</source>
        <translation>最近 {span} 到时</translation>
    </message>
    <message>
        <source>late since {span}</source>
        <translation>已逾期 {span}</translation>
    </message>
    <message>
        <source>To accept</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>To reply to</source>
        <translation>待回复督办</translation>
    </message>
    <message>
        <source>Disputed return</source>
        <translation>退单争议</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>To rule on</source>
        <translation>待裁定</translation>
    </message>
    <message>
        <source>Not replied to</source>
        <translation>督办待回复</translation>
    </message>
    <message>
        <source>Reply overdue</source>
        <translation>逾期未复</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>超期 {count}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Command console</source>
        <translation>指挥调度台</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>文件未能保存</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>{number} cannot be shown</source>
        <translation>{number} 未能打开</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{number} is not in your scope any more</source>
        <translation>{number} 已不在您的范围内</translation>
    </message>
    <message>
        <source>It was moved to another area, or its unit gave it back. Choose another ticket.</source>
        <translation>它已移到其他区域，或本单位已退单。请选择其他工单。</translation>
    </message>
    <message>
        <source>No ticket chosen</source>
        <translation>未选择工单</translation>
    </message>
    <message>
        <source>Choose one in the queue with ↑ ↓ and open it with Enter.</source>
        <translation>在队列中用 ↑ ↓ 选择，按 Enter 打开。</translation>
    </message>
</context>
<context>
    <name>Dispatching</name>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>Hand down</source>
        <translation>分办下级</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称或拼音首字母</translation>
    </message>
    <message>
        <source>Name of the unit; Enter adds it</source>
        <translation>单位名称或拼音首字母，回车添加</translation>
    </message>
    <message>
        <source>Choose the lead unit</source>
        <translation>请选择主办单位</translation>
    </message>
    <message>
        <source>Choose another lead, or add an assisting unit</source>
        <translation>请改选主办单位，或添加协办单位</translation>
    </message>
    <message>
        <source>Choose a time that lies ahead</source>
        <translation>请选择将来的时间</translation>
    </message>
    <message>
        <source>Write why the lead is replaced</source>
        <translation>请写明更换主办的理由</translation>
    </message>
    <message>
        <source>At work on it</source>
        <translation>现有承办单位</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>派往</translation>
    </message>
    <message>
        <source>Handing down gives it to a unit of a street or community below: that is no call.</source>
        <translation>分办：交由下级街道、社区的单位办理，不算呼叫，不改呼叫层级。</translation>
    </message>
    <message>
        <source>Left empty, {unit} stays the lead</source>
        <translation>留空则仍由 {unit} 主办</translation>
    </message>
    <message>
        <source>Lead unit</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Why the lead is replaced</source>
        <translation>更换主办的理由</translation>
    </message>
    <message>
        <source>Assisting units</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Handling limit</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>Words to the units</source>
        <translation>派单说明</translation>
    </message>
    <message>
        <source>The list of responsible units has no entry for this matter here.</source>
        <translation>责任主体清单中没有此地此事项的条目。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>List of responsible units: lead {unit}</source>
        <translation>责任主体清单：主办 {unit}</translation>
    </message>
    <message>
        <source>, assisting {units}</source>
        <translation>，协办 {units}</translation>
    </message>
    <message>
        <source>
Basis: {basis}</source>
        <translation>
依据：{basis}</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Nothing to take back</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Sent now: supervision of {number}</source>
        <translation>已立即发出：{number} 的督办</translation>
    </message>
    <message>
        <source>Not taken back: {act}</source>
        <translation>未能撤销：{act}</translation>
    </message>
    <message>
        <source>Not done: {act} {number}</source>
        <translation>未成功：{act} {number}</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回修改</translation>
    </message>
    <message>
        <source>It was sent meanwhile</source>
        <translation>督办已经发出</translation>
    </message>
    <message>
        <source>{rung}: {who}</source>
        <translation>{rung}：{who}</translation>
    </message>
    <message>
        <source>On its way to the server …</source>
        <translation>正在提交……</translation>
    </message>
    <message>
        <source>{rung} given: {who}</source>
        <translation>已{rung} {who}</translation>
    </message>
    <message>
        <source>The SMS goes out in {seconds} s; taken back before, nobody is told anything</source>
        <translation>短信将在 {seconds} 秒后发出，撤销后对方不会收到任何通知</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Can be taken back for {seconds} s</source>
        <translation>{seconds} 秒内可撤销</translation>
    </message>
    <message>
        <source>No message was sent</source>
        <translation>未发出任何通知</translation>
    </message>
    <message>
        <source>Taken back: {act} {number}</source>
        <translation>已撤销：{act} {number}</translation>
    </message>
    <message>
        <source>An act can be taken back for ten seconds</source>
        <translation>操作在十秒内可以撤销</translation>
    </message>
    <message>
        <source>Done: {act} {number}</source>
        <translation>已完成：{act} {number}</translation>
    </message>
    <message>
        <source>Nothing to do again</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Only what was taken back last, before anything else was done</source>
        <translation>只能重做刚撤销、其后未做其他操作的一步</translation>
    </message>
</context>
<context>
    <name>DraftStrip</name>
    <message>
        <source>Another call</source>
        <translation>另起一件</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Go on with the draft {words}</source>
        <translation>继续草稿 {words}</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Drawers</name>
    <message>
        <source>Sending …</source>
        <translation>正在提交……</translation>
    </message>
    <message>
        <source>{unit}: {result}</source>
        <translation>{unit}：{result}</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>Correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Street, community or grid</source>
        <translation>街道、社区或网格</translation>
    </message>
    <message>
        <source>Name of the matter</source>
        <translation>事项名称</translation>
    </message>
    <message>
        <source>Key matter</source>
        <translation>重点案件</translation>
    </message>
    <message>
        <source>Matter in one line</source>
        <translation>诉求（一句话）</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>事项分类</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>难度等级</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险提示</translation>
    </message>
    <message>
        <source>Such as: people may gather</source>
        <translation>例如：可能聚集</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Needed to lower the grade after the limit</source>
        <translation>超期后调低等级须填写</translation>
    </message>
    <message>
        <source>Write what it is</source>
        <translation>请写明是什么事</translation>
    </message>
    <message>
        <source>Write where it is</source>
        <translation>请写明地点</translation>
    </message>
    <message>
        <source>Choose the area</source>
        <translation>请选择区域</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message>
        <source>Stage</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Call level</source>
        <translation>呼叫层级</translation>
    </message>
    <message>
        <source>{what}: {old} → {new}</source>
        <translation>{what}：{old} → {new}</translation>
    </message>
    <message>
        <source>{unit} is withdrawn</source>
        <translation>{unit} 撤回</translation>
    </message>
    <message>
        <source>{what} stops</source>
        <translation>{what} 停止计时</translation>
    </message>
    <message>
        <source>{what} pauses with {left} left</source>
        <translation>{what} 暂停计时，{left}</translation>
    </message>
    <message>
        <source>{what} runs again</source>
        <translation>{what} 恢复计时</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>{time} ({left})</source>
        <translation>{time}（{left}）</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>overdue {span}</source>
        <translation>超期 {span}</translation>
    </message>
</context>
<context>
    <name>Enclosing</name>
    <message>
        <source>waits for the server</source>
        <translation>等待服务器</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未接收</translation>
    </message>
    <message>
        <source>from the clipboard</source>
        <translation>剪贴板图片</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Do not send it</source>
        <translation>不发送</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Somebody else has changed it meanwhile. Close the form and look at it again.</source>
        <translation>他人已修改此项。请关闭后重新打开查看。</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>As</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>This folder does not exist; choose another.</source>
        <translation>此文件夹不存在，请另选。</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>CSV for spreadsheets</source>
        <translation>CSV（表格）</translation>
    </message>
    <message>
        <source>PDF for paper</source>
        <translation>PDF（打印）</translation>
    </message>
    <message>
        <source>Shown: {count}</source>
        <translation>所示 {count} 件</translation>
    </message>
    <message>
        <source>Selected: {count}</source>
        <translation>所选 {count} 件</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
</context>
<context>
    <name>ExtendForm</name>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>New deadline</source>
        <translation>新的到期时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why it needs longer</source>
        <translation>请写明需要延长的理由</translation>
    </message>
    <message>
        <source>Choose the unit</source>
        <translation>请选择单位</translation>
    </message>
    <message>
        <source>Choose a time after the present deadline</source>
        <translation>请选择晚于原到期时间的时间</translation>
    </message>
    <message>
        <source>Until now: {due}</source>
        <translation>原到期 {due}</translation>
    </message>
</context>
<context>
    <name>FilesField</name>
    <message>
        <source>Add pictures or papers …</source>
        <translation>添加影像、附件…</translation>
    </message>
    <message>
        <source>A file was not taken: try it again or leave it out</source>
        <translation>有文件未能上传：请重试或移除</translation>
    </message>
    <message>
        <source>Files are still coming; it is sent as soon as they are there</source>
        <translation>文件正在上传，传完后自动提交</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Nine files at most</source>
        <translation>最多 9 个文件</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Chosen filters</source>
        <translation>已选筛选条件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>存为常用</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take away the filter {words}</source>
        <translation>去掉筛选：{words}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Name of the unit; Enter adds it</source>
        <translation>单位名称，回车加入</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>难度等级</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Call level</source>
        <translation>呼叫层级</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Archive too (closed, merged, voided)</source>
        <translation>含归档（已办结、已并单、已作废）</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>清除全部</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Archive too</source>
        <translation>含归档</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last {days} days</source>
        <translation>近 {days} 天</translation>
    </message>
    <message>
        <source>Reported {since} to {until}</source>
        <translation>上报 {since} 至 {until}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>FinishForm</name>
    <message>
        <source>Report result</source>
        <translation>反馈结果</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Write what was done</source>
        <translation>请写明办理情况</translation>
    </message>
    <message>
        <source>Why before the assisting units</source>
        <translation>先于协办单位反馈的理由</translation>
    </message>
    <message>
        <source>{count} of them have not reported yet</source>
        <translation>尚有 {count} 家未反馈</translation>
    </message>
    <message>
        <source>Write why you report before them</source>
        <translation>请写明先行反馈的理由</translation>
    </message>
</context>
<context>
    <name>FloodStrip</name>
    <message>
        <source>By street</source>
        <translation>按街道查看</translation>
    </message>
    <message>
        <source>{count} newly overdue within 10 minutes</source>
        <translation>近 10 分钟新增超期 {count} 件</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>FoldedText</name>
    <message>
        <source>Show all</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 项</translation>
    </message>
    <message>
        <source>At most {most} characters; {over} too many</source>
        <translation>最多 {most} 字，超出 {over} 字</translation>
    </message>
    <message>
        <source>Pictures and papers</source>
        <translation>影像材料</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Online {ms} ms</source>
        <translation>在线 {ms} ms</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>never</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Data as of {time}. Acts are kept and sent once the server answers.</source>
        <translation>数据截至 {time}。操作会保留，服务器恢复后自动提交。</translation>
    </message>
    <message>
        <source>Data as of {time}</source>
        <translation>数据截至 {time}</translation>
    </message>
    <message>
        <source>Data is {age} old, as of {time}</source>
        <translation>数据已 {age}未更新，截至 {time}</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>已同步 · 待上传 0</translation>
    </message>
    <message>
        <source>{count} to be sent</source>
        <translation>待上传 {count}</translation>
    </message>
</context>
<context>
    <name>Grade</name>
    <message>
        <source>{grade}: as it is</source>
        <translation>{grade}：即当前难度</translation>
    </message>
    <message>
        <source>{grade}: {change}</source>
        <translation>{grade}：{change}</translation>
    </message>
    <message>
        <source>{grade}: handling limit {limit}, counted by the server</source>
        <translation>{grade}：办理时限 {limit}，由服务器计算</translation>
    </message>
    <message>
        <source>due {new} instead of {old}</source>
        <translation>到期 {old} → {new}</translation>
    </message>
    <message>
        <source>due {new}</source>
        <translation>到期 {new}</translation>
    </message>
    <message>
        <source>no deadline changes</source>
        <translation>时限不变</translation>
    </message>
    <message>
        <source>light {old} → {new}</source>
        <translation>灯 {old} → {new}</translation>
    </message>
    <message>
        <source>light stays {light}</source>
        <translation>灯仍为 {light}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>GradePart</name>
    <message>
        <source>Why is it lowered after red?</source>
        <translation>亮红灯后降级的原因</translation>
    </message>
    <message>
        <source>Change the grade</source>
        <translation>改级</translation>
    </message>
    <message>
        <source>Give the reason first</source>
        <translation>请先填写原因</translation>
    </message>
    <message>
        <source>Rest on a grade to see what it would bring</source>
        <translation>停留在某一级上，先看改后的时限与灯</translation>
    </message>
    <message>
        <source>{effect}. Lowered after red: asks for a reason</source>
        <translation>{effect}。亮红灯后降级，须填写原因</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>A B C D change it at once</source>
        <translation>按 A B C D 直接切换</translation>
    </message>
</context>
<context>
    <name>GrantForm</name>
    <message>
        <source>Grant</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Words to the unit</source>
        <translation>审批意见</translation>
    </message>
</context>
<context>
    <name>HandoverView</name>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>往前多久</translation>
    </message>
    <message>
        <source>Hand-over summary</source>
        <translation>交接班小结</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Tell anew</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>The shift of the last</source>
        <translation>本班时段</translation>
    </message>
    <message>
        <source>The hand-over summary was copied</source>
        <translation>交接班小结已复制</translation>
    </message>
    <message>
        <source>{since} to {now}</source>
        <translation>{since} 至 {now}</translation>
    </message>
    <message>
        <source>Hand-over summary · {place}</source>
        <translation>交接班小结 · {place}</translation>
    </message>
    <message>
        <source>In these hours: {arrived} came in, {closed} closed, {touched} by this seat</source>
        <translation>本时段：新增 {arrived} 件，办结 {closed} 件，本席经手 {touched} 件</translation>
    </message>
    <message>
        <source>Open now: {counts}</source>
        <translation>当前在办：{counts}</translation>
    </message>
    <message>
        <source>Alarms since the log-in {count}, in the last 10 min {rate} (goal ≤ {goal})</source>
        <translation>登录以来告警 {count} 条，近 10 分钟 {rate} 条（目标 ≤ {goal}）</translation>
    </message>
    <message>
        <source>Overdue and not confirmed</source>
        <translation>超期未确认</translation>
    </message>
    <message>
        <source>Overdue, confirmed</source>
        <translation>超期已确认</translation>
    </message>
    <message>
        <source>Supervised, no reply yet</source>
        <translation>已督办未回复</translation>
    </message>
    <message>
        <source>Suspended, back within a day</source>
        <translation>挂起，一天内恢复</translation>
    </message>
    <message>
        <source>Not sent yet ({count})</source>
        <translation>尚未发出（{count}）</translation>
    </message>
    <message>
        <source>new call</source>
        <translation>新建呼叫</translation>
    </message>
    <message>
        <source>Reminders put off ({count})</source>
        <translation>暂缓提醒（{count}）</translation>
    </message>
    <message>
        <source>until {time}: {reason}</source>
        <translation>至 {time}：{reason}</translation>
    </message>
    <message>
        <source>Since the log-in</source>
        <translation>本班（登录以来）</translation>
    </message>
</context>
<context>
    <name>HeadPart</name>
    <message>
        <source>Keep this ticket here</source>
        <translation>钉住此工单</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>在单独窗口打开</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>Whole page (Enter)</source>
        <translation>整页 (Enter)</translation>
    </message>
    <message>
        <source>Follow the chosen row again</source>
        <translation>取消钉住，跟随所选行</translation>
    </message>
</context>
<context>
    <name>HeldPill</name>
    <message>
        <source>{count} changes wait to be sorted in</source>
        <translation>{count} 条变化待重排</translation>
    </message>
</context>
<context>
    <name>InsistForm</name>
    <message>
        <source>Insist</source>
        <translation>坚持派单</translation>
    </message>
    <message>
        <source>The unit must accept; it cannot return it again. The handling limit runs on as before.</source>
        <translation>该单位须接单，不能再次退单；接单时限重新计时，办理时限照旧。</translation>
    </message>
    <message>
        <source>{unit} · {part} · “{reason}”</source>
        <translation>{unit} · {part} · “{reason}”</translation>
    </message>
    <message>
        <source>Unit that returned it</source>
        <translation>退单单位</translation>
    </message>
    <message>
        <source>Why it is this unit&apos;s after all</source>
        <translation>坚持理由</translation>
    </message>
    <message>
        <source>Write why it is the unit&apos;s</source>
        <translation>请写明为何由该单位办理</translation>
    </message>
    <message>
        <source>Choose the unit</source>
        <translation>请选择单位</translation>
    </message>
</context>
<context>
    <name>InspectionForm</name>
    <message>
        <source>Push to inspection</source>
        <translation>推送督查</translation>
    </message>
    <message>
        <source>The inspection office ({who}) is told about {unit}: {reason}.</source>
        <translation>将通知督查室（{who}）：{unit} {reason}。</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>短信内容</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Filter: {counter}</source>
        <translation>筛选：{counter}</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Work on the ticket</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Supervision and limits</source>
        <translation>督办与时限</translation>
    </message>
    <message>
        <source>Reporters</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Move and filter</source>
        <translation>移动与筛选</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
</context>
<context>
    <name>LadderPart</name>
    <message>
        <source>Supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Step by step, at least 30 minutes between two orders</source>
        <translation>逐级升级，两次间隔不少于 30 分钟</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>编辑模板</translation>
    </message>
    <message>
        <source>Put this one message in words of your own; the template stays</source>
        <translation>只改这一条短信的内容，模板不变</translation>
    </message>
    <message>
        <source>The message of this order</source>
        <translation>本次督办短信内容</translation>
    </message>
    <message>
        <source>Back to the template</source>
        <translation>恢复模板</translation>
    </message>
    <message>
        <source>Your own words, {count} of {most} characters</source>
        <translation>已改写，{count}/{most} 字</translation>
    </message>
</context>
<context>
    <name>Likely</name>
    <message>
        <source>same class</source>
        <translation>同类</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>同地点</translation>
    </message>
    <message>
        <source>alike in words</source>
        <translation>内容相近</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{metres} m away</source>
        <translation>相距 {metres} 米</translation>
    </message>
</context>
<context>
    <name>LimitBar</name>
    <message>
        <source>Used {span} · {part}%</source>
        <translation>已用 {span} · {part}%</translation>
    </message>
    <message>
        <source>Accepted {time}</source>
        <translation>接单 {time}</translation>
    </message>
    <message>
        <source>From {time}</source>
        <translation>起算 {time}</translation>
    </message>
    <message>
        <source>Half {time}</source>
        <translation>过半 {time}</translation>
    </message>
    <message>
        <source>Due {time}</source>
        <translation>到期 {time}</translation>
    </message>
</context>
<context>
    <name>LimitChoice</name>
    <message>
        <source>Deadline</source>
        <translation>到期时间</translation>
    </message>
</context>
<context>
    <name>LimitForm</name>
    <message>
        <source>Holds for tickets from now on. Clocks that run keep the limit they were started with.</source>
        <translation>仅对今后的工单生效；正在计时的时限不变。</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>Empty: any</source>
        <translation>留空表示不限</translation>
    </message>
    <message>
        <source>says nothing</source>
        <translation>不设</translation>
    </message>
</context>
<context>
    <name>LimitProbe</name>
    <message>
        <source>Any matter</source>
        <translation>不限事项</translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation>不限来源</translation>
    </message>
    <message>
        <source>Any grade</source>
        <translation>不限等级</translation>
    </message>
    <message>
        <source>Any urgency</source>
        <translation>不限缓急</translation>
    </message>
    <message>
        <source>Which row wins for</source>
        <translation>试算：哪一行生效</translation>
    </message>
    <message>
        <source>{clock}: none</source>
        <translation>{clock}：无</translation>
    </message>
    <message>
        <source>{clock}: {limit} (row: {row})</source>
        <translation>{clock}：{limit}（{row}）</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Policy</source>
        <translation>政策时限</translation>
    </message>
    <message>
        <source>4 h</source>
        <translation>4 时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 时</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定</translation>
    </message>
</context>
<context>
    <name>Load</name>
    <message>
        <source>{count} in hand</source>
        <translation>在手 {count}</translation>
    </message>
    <message>
        <source> · {count} overdue</source>
        <translation> · 超期 {count}</translation>
    </message>
</context>
<context>
    <name>LogCallForm</name>
    <message>
        <source>Log the call</source>
        <translation>记录通话</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>呼出</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Reporter or contact of a unit</source>
        <translation>诉求人或单位联系人，可输拼音首字母</translation>
    </message>
    <message>
        <source>such as 3 or 2:30</source>
        <translation>如 3 或 2:30</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>通话对象</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Such as: a neighbour, the site manager</source>
        <translation>如：邻居、工地负责人</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>通话内容</translation>
    </message>
    <message>
        <source>Write what was said</source>
        <translation>请写明通话内容</translation>
    </message>
    <message>
        <source>How long, in minutes</source>
        <translation>时长（分）</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Choose with whom, or write it below</source>
        <translation>请选择通话对象，或在下方填写</translation>
    </message>
    <message>
        <source>Write minutes, such as 3 or 2:30</source>
        <translation>请按分钟填写，如 3 或 2:30</translation>
    </message>
    <message>
        <source>Nobody was reached: leave it empty</source>
        <translation>未接通时请留空</translation>
    </message>
</context>
<context>
    <name>LoginView</name>
    <message>
        <source>Huying</source>
        <translation>呼应</translation>
    </message>
    <message>
        <source>Command-center console: the base calls, departments answer</source>
        <translation>指挥调度台 · 基层有呼，部门必应</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Logging in …</source>
        <translation>正在登录……</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定已打开</translation>
    </message>
    <message>
        <source>Write the name of your account</source>
        <translation>请输入账号</translation>
    </message>
    <message>
        <source>Write your password</source>
        <translation>请输入密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
</context>
<context>
    <name>MarksPart</name>
    <message>
        <source>Supervised {count} times</source>
        <translation>已督办 {count} 次</translation>
    </message>
    <message>
        <source>Key matter</source>
        <translation>重点案件</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{names} here too</source>
        <translation>{names} 也在看</translation>
    </message>
    <message>
        <source>Claimed by me</source>
        <translation>我已认领</translation>
    </message>
    <message>
        <source>Claimed by {name}</source>
        <translation>{name} 已认领</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>他人</translation>
    </message>
</context>
<context>
    <name>MergeForm</name>
    <message>
        <source>Merge</source>
        <translation>并单</translation>
    </message>
    <message>
        <source>Number, words or pinyin initials</source>
        <translation>编号、文字或拼音首字母</translation>
    </message>
    <message>
        <source>This one is the main</source>
        <translation>本单为主单</translation>
    </message>
    <message>
        <source>The other is the main</source>
        <translation>对方为主单</translation>
    </message>
    <message>
        <source>{count} tickets may tell of the same; Down shows them</source>
        <translation>{count} 件可能重复，按 ↓ 列出</translation>
    </message>
    <message>
        <source>With which ticket</source>
        <translation>与哪一单并</translation>
    </message>
    <message>
        <source>Which one goes on</source>
        <translation>以哪一单为主</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>并单说明</translation>
    </message>
    <message>
        <source>Choose the other ticket</source>
        <translation>请选择另一工单</translation>
    </message>
    <message>
        <source>This is the ticket itself; choose another one</source>
        <translation>这是本单，请另选</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Main: {number}</source>
        <translation>主单 {number}</translation>
    </message>
    <message>
        <source>Repeat: {number}</source>
        <translation>并入 {number}</translation>
    </message>
    <message>
        <source>nobody at work</source>
        <translation>无承办单位</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The server refused this. Nothing was changed; try again or ask the shift leader.</source>
        <translation>服务器拒绝了此操作，未作任何更改。请重试或联系值班长。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>The resident has rated this ticket already.</source>
        <translation>居民已评价过此工单。</translation>
    </message>
    <message>
        <source>This note is struck out already.</source>
        <translation>此记录已划去。</translation>
    </message>
    <message>
        <source>A unit has accepted it; it can no longer be voided.</source>
        <translation>已有单位接单，不能再作废。</translation>
    </message>
    <message>
        <source>Another unit leads by now; withdraw it first.</source>
        <translation>已另有主办单位；请先撤回其派单。</translation>
    </message>
    <message>
        <source>The district has taken it over already.</source>
        <translation>区级已经介入。</translation>
    </message>
    <message>
        <source>A coordination is open already; rule in it first.</source>
        <translation>已有协商会未结束；请先作出裁定。</translation>
    </message>
    <message>
        <source>This coordination has ruled already.</source>
        <translation>该协商会已作出裁定。</translation>
    </message>
    <message>
        <source>The same was requested already and is not decided yet.</source>
        <translation>已提交过相同申请，尚待审批。</translation>
    </message>
    <message>
        <source>This request is decided already.</source>
        <translation>该申请已审批。</translation>
    </message>
    <message>
        <source>The ticket has moved on; this can no longer be done. Look at its timeline.</source>
        <translation>工单已有变化，不能再进行此操作，请查看过程。</translation>
    </message>
    <message>
        <source>The ticket is now “{stage}”; this can no longer be done.</source>
        <translation>工单现为“{stage}”，不能再进行此操作。</translation>
    </message>
    <message>
        <source>Somebody supervised meanwhile; the next rung is shown now. Press F8 again.</source>
        <translation>期间已有人督办，现显示下一级。需要时请再按 F8。</translation>
    </message>
    <message>
        <source>Changed meanwhile by somebody else: {what}. Your entry is kept; check it and send it again.</source>
        <translation>他人刚刚修改了：{what}。您填写的内容仍在，请核对后重新提交。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>the ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>call level</source>
        <translation>呼叫层级</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>难度等级</translation>
    </message>
    <message>
        <source>matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>key matter</source>
        <translation>重点案件</translation>
    </message>
    <message>
        <source>risk note</source>
        <translation>风险提示</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>units</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>supervision orders</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>suspension</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>coordination</source>
        <translation>协商会</translation>
    </message>
    <message>
        <source>the taking over by the district</source>
        <translation>区级介入</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>resident&apos;s rating</source>
        <translation>居民评价</translation>
    </message>
    <message>
        <source>reporters</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Write something here.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>The message must name the ticket&apos;s number.</source>
        <translation>短信中必须写明工单编号。</translation>
    </message>
    <message>
        <source>The message is too long; at most {most} characters.</source>
        <translation>短信太长，最多 {most} 字。</translation>
    </message>
    <message>
        <source>There is no place {{{place}}} in this message.</source>
        <translation>短信里没有 {{{place}}} 这个占位符。</translation>
    </message>
    <message>
        <source>A mobile or identity number must not stand in the message.</source>
        <translation>短信中不能出现手机号或身份证号。</translation>
    </message>
    <message>
        <source>Choose a time that lies ahead.</source>
        <translation>请选择将来的时间。</translation>
    </message>
    <message>
        <source>The new deadline must be later than the present one.</source>
        <translation>新的到期时间须晚于现在的到期时间。</translation>
    </message>
    <message>
        <source>This place lies outside the area of your seat; choose another.</source>
        <translation>此地点不在本席位辖区内，请另选。</translation>
    </message>
    <message>
        <source>Write the address, at most 200 characters.</source>
        <translation>请填写地址，不超过 200 字。</translation>
    </message>
    <message>
        <source>This point is not on the map.</source>
        <translation>此坐标不在地图范围内。</translation>
    </message>
    <message>
        <source>Choose at least one unit.</source>
        <translation>请至少选择一个单位。</translation>
    </message>
    <message>
        <source>Choose a level above the present one.</source>
        <translation>请选择高于当前的层级。</translation>
    </message>
    <message>
        <source>Your seat cannot call this level; choose a lower one.</source>
        <translation>本席位不能呼叫该层级；请选择较低层级。</translation>
    </message>
    <message>
        <source>This unit is named twice.</source>
        <translation>该单位重复。</translation>
    </message>
    <message>
        <source>Set the matter first.</source>
        <translation>请先确定事项。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>This value is not accepted; correct it and send again.</source>
        <translation>此项填写有误，请更正后重新提交。</translation>
    </message>
    <message>
        <source>This unit is not at work any more; choose another.</source>
        <translation>此单位已停用，请另选。</translation>
    </message>
    <message>
        <source>This matter is not in the catalogue; choose another.</source>
        <translation>事项目录中没有此项，请另选。</translation>
    </message>
    <message>
        <source>This area is not known; choose another.</source>
        <translation>没有此区域，请另选。</translation>
    </message>
    <message>
        <source>No reporter is recorded for this ticket.</source>
        <translation>此工单没有登记诉求人。</translation>
    </message>
    <message>
        <source>What this is about does not exist any more. Look at the ticket again.</source>
        <translation>所涉内容已不存在，请重新查看工单。</translation>
    </message>
    <message>
        <source>A rating below “satisfied” needs a reason.</source>
        <translation>“满意”以下的评分须写明理由。</translation>
    </message>
    <message>
        <source>The lead has accepted already; write why it is replaced.</source>
        <translation>主办单位已接单，请写明改派理由。</translation>
    </message>
    <message>
        <source>Lowering the grade after the limit needs a reason.</source>
        <translation>超期后降低等级须写明理由。</translation>
    </message>
    <message>
        <source>The unit has accepted already; write why it is withdrawn.</source>
        <translation>该单位已接单，请写明撤回理由。</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请写明理由。</translation>
    </message>
    <message>
        <source>{count} assisting units have not reported yet; write why you report before them.</source>
        <translation>尚有 {count} 家协办单位未反馈，请写明先行反馈的理由。</translation>
    </message>
    <message>
        <source>The working calendar of {year} is not loaded: the deadline cannot be counted. Set one of your own.</source>
        <translation>{year} 年的工作日历尚未导入，无法计算到期时间，请自定时限。</translation>
    </message>
    <message>
        <source>Thirty minutes must lie between two supervision orders to one unit.</source>
        <translation>对同一单位两次督办须间隔 30 分钟。</translation>
    </message>
    <message>
        <source>Supervised a short while ago; again from {time}.</source>
        <translation>刚督办过，再次督办可用 {time}。</translation>
    </message>
    <message>
        <source>The reason is gone meanwhile; nothing was sent.</source>
        <translation>督办理由已不成立，未发出。</translation>
    </message>
    <message>
        <source>Nothing is yellow, red or about to run out: there is nothing to supervise.</source>
        <translation>没有过半、超期或即将到时的时限，暂不需督办。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait a while and try again.</source>
        <translation>密码错误次数过多，请稍后再试。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Try again in {wait}.</source>
        <translation>密码错误次数过多，请 {wait}后再试。</translation>
    </message>
    <message>
        <source>This ticket does not exist, or is not in your scope.</source>
        <translation>没有此工单，或不在您的管辖范围内。</translation>
    </message>
    <message>
        <source>Your role may not do this. Ask the shift leader.</source>
        <translation>您的角色不能进行此操作，请联系值班长。</translation>
    </message>
    <message>
        <source>This entry was sent before with other words. Send it once more.</source>
        <translation>此前提交过不同的内容，请重新提交。</translation>
    </message>
    <message>
        <source>This unit is on the ticket already; choose another.</source>
        <translation>此单位已在承办，请另选。</translation>
    </message>
    <message>
        <source>Choose the lead unit.</source>
        <translation>请选择主办单位。</translation>
    </message>
    <message>
        <source>The center insists on it: accept it, or ask for a coordination.</source>
        <translation>指挥中心坚持派单：请接单，或提请协商会。</translation>
    </message>
    <message>
        <source>No unit is at work on this ticket, so nobody can be supervised.</source>
        <translation>此工单没有在办单位，无从督办。</translation>
    </message>
    <message>
        <source>The unit has nobody for this rung. Ask the administrator to add a contact.</source>
        <translation>该单位没有此级联系人，请管理员补充。</translation>
    </message>
    <message>
        <source>The level settled its own matter: only the resident rates it.</source>
        <translation>本级自办事项，只由居民评价。</translation>
    </message>
    <message>
        <source>The ten seconds are over; it can no longer be taken back.</source>
        <translation>已过十秒，不能撤销。</translation>
    </message>
    <message>
        <source>Somebody built on it meanwhile; it can no longer be taken back.</source>
        <translation>其后已有新的操作，不能撤销。</translation>
    </message>
    <message>
        <source>This act cannot be taken back.</source>
        <translation>此操作不可撤销。</translation>
    </message>
    <message>
        <source>This was done by another account.</source>
        <translation>这是其他账号的操作。</translation>
    </message>
    <message>
        <source>The server does not answer. What you typed is kept and will be sent again.</source>
        <translation>服务器没有应答。您填写的内容已保留，将自动重发。</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read. Is this console up to date?</source>
        <translation>无法读取服务器的应答，请检查调度台版本。</translation>
    </message>
    <message>
        <source>The server did not understand this. Is this console up to date?</source>
        <translation>服务器无法识别此请求，请检查调度台版本。</translation>
    </message>
    <message>
        <source>Name or password is wrong. Check Caps Lock and try again.</source>
        <translation>账号或密码有误。请检查大写锁定后重试。</translation>
    </message>
    <message>
        <source>Your session has ended. Log in again; what you typed is kept.</source>
        <translation>登录已到期，请重新登录，填写的内容已保留。</translation>
    </message>
    <message>
        <source>This account is locked. Ask the administrator to open it.</source>
        <translation>此账号已锁定，请联系管理员。</translation>
    </message>
    <message>
        <source>Too much at once. Try again in a moment.</source>
        <translation>操作过于频繁，请稍后再试。</translation>
    </message>
    <message>
        <source>This is too large to be sent. Shorten it.</source>
        <translation>内容过长，请缩短后再提交。</translation>
    </message>
    <message>
        <source>The server does not know this. Is it an older version?</source>
        <translation>服务器没有此功能，可能版本较旧。</translation>
    </message>
    <message>
        <source>The server does not take this. Is it another version?</source>
        <translation>服务器不接受此请求，可能版本不同。</translation>
    </message>
    <message>
        <source>The server does not take this kind of content.</source>
        <translation>服务器不接受此类内容。</translation>
    </message>
    <message>
        <source>The server cannot answer in a way this console reads.</source>
        <translation>服务器的应答格式不受支持。</translation>
    </message>
    <message>
        <source>The data is loaded anew.</source>
        <translation>正在重新载入数据。</translation>
    </message>
    <message>
        <source>The server is restarting. What you typed is kept and will be sent again.</source>
        <translation>服务器正在重启。您填写的内容已保留，将自动重发。</translation>
    </message>
    <message>
        <source>The server has a fault. Nothing was changed; tell the administrator.</source>
        <translation>服务器出现故障，未作任何更改，请告知管理员。</translation>
    </message>
    <message>
        <source>This file was removed already.</source>
        <translation>这份材料已被删除。</translation>
    </message>
    <message>
        <source>This file is on the ticket already.</source>
        <translation>这份材料已在工单上。</translation>
    </message>
    <message>
        <source>The ticket holds as many files as it can.</source>
        <translation>这张工单的影像材料已达上限。</translation>
    </message>
    <message>
        <source>Only a picture or a video shows the place before or after.</source>
        <translation>“处置前”“处置后”只能是图片或视频。</translation>
    </message>
    <message>
        <source>This file is not there any more; choose it again.</source>
        <translation>这份材料已不存在，请重新选择。</translation>
    </message>
    <message>
        <source>HEIC pictures are not taken: set the phone to JPEG (most compatible), or convert it.</source>
        <translation>不接收 HEIC 图片：请在手机相机里选“兼容性最佳”（JPEG），或先转换格式。</translation>
    </message>
    <message>
        <source>Documents with macros are not taken; save it without them.</source>
        <translation>不接收带宏的文档，请另存为不带宏的格式。</translation>
    </message>
    <message>
        <source>This kind of file is not taken. Taken are JPEG, PNG, WebP, video, recordings, PDF, text and office.</source>
        <translation>不接收这种文件。可用：JPEG、PNG、WebP 图片，视频，录音，PDF，文本，办公文档。</translation>
    </message>
    <message>
        <source>The file is too large; at most {size} MB are taken.</source>
        <translation>文件太大，最多 {size} MB。</translation>
    </message>
    <message>
        <source>The picture has too many pixels; make it smaller.</source>
        <translation>图片像素过大，请缩小后再传。</translation>
    </message>
    <message>
        <source>This matter is not closed without: {what}.</source>
        <translation>这类事项办结前必须有：{what}。</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read.</source>
        <translation>文件已损坏，无法读取。</translation>
    </message>
    <message>
        <source>Too many files at once from this seat; finish or drop some first.</source>
        <translation>本账号上传的文件太多，请先完成或放弃一些。</translation>
    </message>
    <message>
        <source>The upload lost its place; try again.</source>
        <translation>上传中断，请重试。</translation>
    </message>
    <message>
        <source>The file changed while it was sent; choose it again.</source>
        <translation>文件在上传过程中变了，请重新选择。</translation>
    </message>
    <message>
        <source>This server keeps no files; ask the administrator.</source>
        <translation>服务器未设置文件存放位置，请联系管理员。</translation>
    </message>
    <message>
        <source>You have claimed it already.</source>
        <translation>您已认领该工单。</translation>
    </message>
    <message>
        <source>Nobody has claimed it.</source>
        <translation>该工单尚无人认领。</translation>
    </message>
    <message>
        <source>Say with whom: the reporter, a contact, or somebody else.</source>
        <translation>请选择通话对象：诉求人、联系人或其他人。</translation>
    </message>
    <message>
        <source>A call that nobody answered has no length.</source>
        <translation>未接通的电话没有通话时长。</translation>
    </message>
    <message>
        <source>A time was set for a unit that is not named.</source>
        <translation>为未列入的单位设了时限。</translation>
    </message>
    <message>
        <source>The file is shorter than it was.</source>
        <translation>文件比原来短，请重新打开。</translation>
    </message>
    <message>
        <source>Repeats are merged into it; part them first.</source>
        <translation>该工单下有并入的重复件，请先解除并单。</translation>
    </message>
    <message>
        <source>The other ticket is no repeat of this one any more.</source>
        <translation>对方工单已不是本单的重复件。</translation>
    </message>
    <message>
        <source>A ticket is no repeat of itself; choose another one.</source>
        <translation>不能与自身并单，请选择其他工单。</translation>
    </message>
    <message>
        <source>This was a one-time code. Choose a new password of at least {least} characters.</source>
        <translation>这是一次性密码，请设置新密码，至少 {least} 位。</translation>
    </message>
    <message>
        <source>The one-time code was good for a day. Ask for another one.</source>
        <translation>一次性密码已过期（有效一天），请管理员重新生成。</translation>
    </message>
    <message>
        <source>The other ticket is not there, or lies outside your area.</source>
        <translation>对方工单不存在或不在您的辖区内。</translation>
    </message>
    <message>
        <source>This contact is not listed any more; choose another.</source>
        <translation>该联系人已不在名录中，请另选。</translation>
    </message>
</context>
<context>
    <name>NewCallForm</name>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Call level</source>
        <translation>呼叫层级</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Road and number</source>
        <translation>道路和门牌</translation>
    </message>
    <message>
        <source>Matter in one line</source>
        <translation>诉求（一句话）</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>事项分类</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Kept encrypted, shown masked</source>
        <translation>加密保存，显示时打码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Choose the area</source>
        <translation>请选择区域</translation>
    </message>
    <message>
        <source>Write where it is</source>
        <translation>请写明地点</translation>
    </message>
    <message>
        <source>Write what it is</source>
        <translation>请写明是什么事</translation>
    </message>
    <message>
        <source>Street, community or grid; pinyin initials will do</source>
        <translation>街道、社区或网格，可输拼音首字母</translation>
    </message>
    <message>
        <source>Can be left to the triage; pinyin initials will do</source>
        <translation>可留待研判，可输拼音首字母</translation>
    </message>
    <message>
        <source>Choose the level that could not do it</source>
        <translation>请选择未能解决的层级</translation>
    </message>
    <message>
        <source>Write why that level could not do it</source>
        <translation>请写明该级为何未能解决</translation>
    </message>
    <message>
        <source>A telephone number has 7 to 15 digits</source>
        <translation>电话号码应为 7 至 15 位数字</translation>
    </message>
    <message>
        <source>Which level could not do it</source>
        <translation>未能解决的层级</translation>
    </message>
    <message>
        <source>Why it is raised</source>
        <translation>提级理由</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>难度等级</translation>
    </message>
    <message>
        <source>Submit and merge into {number}</source>
        <translation>提交并并入 {number}</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Note</source>
        <translation>处置记录</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加影像材料</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Add to the record …</source>
        <translation>补充处置记录…</translation>
    </message>
    <message>
        <source>{words}   / for phrases</source>
        <translation>{words}   / 插入常用语</translation>
    </message>
</context>
<context>
    <name>NotePart</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加影像材料</translation>
    </message>
    <message>
        <source>Goes out as soon as the files are there</source>
        <translation>影像上传完后自动记录</translation>
    </message>
    <message>
        <source>Being sent …</source>
        <translation>上传中…</translation>
    </message>
</context>
<context>
    <name>OverPage</name>
    <message>
        <source>For ticket {number} as it is now</source>
        <translation>按工单 {number} 当前状态</translation>
    </message>
    <message>
        <source>No ticket is in sight</source>
        <translation>当前没有打开工单</translation>
    </message>
    <message>
        <source>{about} · hold Alt to see the keys on the controls</source>
        <translation>{about} · 按住 Alt 可在按钮上看到快捷键</translation>
    </message>
    <message>
        <source>Reminder put off for 30 minutes: {reason}</source>
        <translation>暂缓提醒 30 分钟：{reason}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Ticket queue</source>
        <translation>工单队列</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Orders not replied to</source>
        <translation>督办待回复</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>待审批</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Recorded on {number}: {text}</source>
        <translation>记录到 {number}：{text}</translation>
    </message>
    <message>
        <source>Opens the form with {unit} as the lead</source>
        <translation>打开表单，主办填 {unit}</translation>
    </message>
    <message>
        <source>Opens the form with the return on {time}</source>
        <translation>打开表单，恢复时间填 {time}</translation>
    </message>
    <message>
        <source>Goes above the unit: asks first. </source>
        <translation>越级，发出前会再问一次。</translation>
    </message>
    <message>
        <source>Opens its form</source>
        <translation>打开表单填写</translation>
    </message>
    <message>
        <source>Done at once; can be taken back for 10 seconds</source>
        <translation>立即执行，10 秒内可撤销</translation>
    </message>
    <message>
        <source>Done at once</source>
        <translation>立即执行</translation>
    </message>
    <message>
        <source>Shows the tickets of {where}</source>
        <translation>显示 {where} 的工单</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Filter of the queue</source>
        <translation>队列筛选</translation>
    </message>
    <message>
        <source>db 0153 supervise · pd 0153 unit · gq 0153 3d · #number · @person · &gt;settings</source>
        <translation>db 0153 督办 · pd 0153 单位 派单 · gq 0153 3d 挂起 · #编号 · @人员 · &gt;设置</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter do · Esc close</source>
        <translation>↑ ↓ 选择 · Enter 执行 · Esc 关闭</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>常用筛选</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Another part</source>
        <translation>再加一项</translation>
    </message>
    <message>
        <source>Class, can be left to the triage</source>
        <translation>事项分类，可留待研判</translation>
    </message>
    <message>
        <source>Part {number} in one line</source>
        <translation>第 {number} 项诉求（一句话）</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details of part {number}</source>
        <translation>第 {number} 项详情</translation>
    </message>
    <message>
        <source>Ten parts at most</source>
        <translation>最多 10 项</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Why? It cannot be brought back.</source>
        <translation>删除原因（删除后无法恢复）</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>This picture cannot be shown here. Save it to open it elsewhere.</source>
        <translation>这张图片无法在此显示，请另存后打开。</translation>
    </message>
    <message>
        <source>{at} / {all}</source>
        <translation>{at} / {all}</translation>
    </message>
    <message>
        <source>The picture comes …</source>
        <translation>正在载入图片…</translation>
    </message>
    <message>
        <source>Save it to open it: nothing is left on this computer otherwise.</source>
        <translation>另存后打开；不另存则不在本机留存。</translation>
    </message>
    <message>
        <source>Write why</source>
        <translation>请填写原因</translation>
    </message>
</context>
<context>
    <name>PhotosPart</name>
    <message>
        <source>Pictures and papers</source>
        <translation>影像材料</translation>
    </message>
    <message>
        <source>The server does not answer. Try again later.</source>
        <translation>服务器没有响应，请稍后再试。</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>a resident</source>
        <translation>诉求人</translation>
    </message>
</context>
<context>
    <name>PhraseList</name>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>own; Delete drops it</source>
        <translation>自建 · Delete 移除</translation>
    </message>
    <message>
        <source>+  Keep as a phrase: {words}</source>
        <translation>＋ 存为常用语：{words}</translation>
    </message>
</context>
<context>
    <name>PhraseText</name>
    <message>
        <source>/ for ready phrases</source>
        <translation>/ 插入常用语</translation>
    </message>
    <message>
        <source>{phrase}  (own; Delete drops it)</source>
        <translation>{phrase}（自建 · Delete 移除）</translation>
    </message>
    <message>
        <source>+  Keep as a phrase: {words}</source>
        <translation>＋ 存为常用语：{words}</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Light</source>
        <translation>灯</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Gr.</source>
        <translation>级</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Left / overdue</source>
        <translation>剩余 / 超期</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Last act</source>
        <translation>最后动作</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>督办次数</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Claimed by</source>
        <translation>认领人</translation>
    </message>
</context>
<context>
    <name>QueueHead</name>
    <message>
        <source>Ticket queue</source>
        <translation>工单队列</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>QueueHeader</name>
    <message>
        <source>Columns</source>
        <translation>表头</translation>
    </message>
</context>
<context>
    <name>QueueOut</name>
    <message>
        <source>Copied: {count} tickets</source>
        <translation>已复制 {count} 件</translation>
    </message>
    <message>
        <source>Tickets {at}</source>
        <translation>工单 {at}</translation>
    </message>
    <message>
        <source>{count} tickets are too many for one file; narrow the filter to {most}.</source>
        <translation>{count} 件超出一个文件的上限，请筛选到 {most} 件以内。</translation>
    </message>
    <message>
        <source>Not written: {why}</source>
        <translation>未能写入：{why}</translation>
    </message>
    <message>
        <source>Written: {count} tickets</source>
        <translation>已写入 {count} 件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Sent to the printer: {count} tickets</source>
        <translation>已送打印：{count} 件</translation>
    </message>
</context>
<context>
    <name>QueuePanels</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>{act}: several tickets</source>
        <translation>批量{act}</translation>
    </message>
    <message>
        <source>Export and print</source>
        <translation>导出与打印</translation>
    </message>
</context>
<context>
    <name>QueueSheet</name>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Ticket queue, {count} tickets</source>
        <translation>工单队列，共 {count} 件</translation>
    </message>
    <message>
        <source>Made by {who} at {at}</source>
        <translation>导出：{who}，{at}</translation>
    </message>
    <message>
        <source>Filter: {words}</source>
        <translation>筛选：{words}</translation>
    </message>
    <message>
        <source>Data as of {at}; personal data masked</source>
        <translation>数据截至 {at}；个人信息已脱敏</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Ticket queue</source>
        <translation>工单队列</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>acknowledge</source>
        <translation>确认知悉</translation>
    </message>
    <message>
        <source>No open tickets in your area.</source>
        <translation>辖区内没有在办工单。</translation>
    </message>
    <message>
        <source>New ones appear here by themselves.</source>
        <translation>有新工单时会自动出现在这里。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No ticket is overdue.</source>
        <translation>没有超期工单。</translation>
    </message>
    <message>
        <source>No ticket fits the filter.</source>
        <translation>没有符合条件的工单。</translation>
    </message>
    <message>
        <source>Next due: {number}, in {span}</source>
        <translation>最近到期：{number}，{span}后</translation>
    </message>
    <message>
        <source>It is tried again by itself every few seconds.</source>
        <translation>系统每隔几秒自动重试。</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 件</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>命中 {count} 件</translation>
    </message>
    <message>
        <source>{opened} open, {closed} of the archive</source>
        <translation>在办 {opened} 件，归档 {closed} 件</translation>
    </message>
    <message>
        <source>data as of {time}</source>
        <translation>数据截至 {time}</translation>
    </message>
    <message>
        <source>the archive is still being loaded</source>
        <translation>归档仍在载入</translation>
    </message>
    <message>
        <source>The archive is not searched; Ctrl Shift Y takes it in.</source>
        <translation>未查归档；按 Ctrl Shift Y 连同归档一起查。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>QueueWork</name>
    <message>
        <source>No saved filter has the key {digit}</source>
        <translation>没有常用筛选使用数字键 {digit}</translation>
    </message>
    <message>
        <source>Ctrl Shift V shows them and gives them keys</source>
        <translation>按 Ctrl Shift V 查看并设置快捷键</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The saved filter was deleted</source>
        <translation>常用筛选已删除</translation>
    </message>
    <message>
        <source>{count} tickets are too many for one batch</source>
        <translation>一批 {count} 件过多</translation>
    </message>
    <message>
        <source>At most {most}: narrow the filter first</source>
        <translation>最多 {most} 件，请先缩小筛选范围</translation>
    </message>
    <message>
        <source>{act}: {count} tickets</source>
        <translation>{act}（{count} 件）</translation>
    </message>
</context>
<context>
    <name>RaiseForm</name>
    <message>
        <source>Raise</source>
        <translation>提级呼叫</translation>
    </message>
    <message>
        <source>Call which level</source>
        <translation>提到哪一级</translation>
    </message>
    <message>
        <source>Why the own level cannot do it</source>
        <translation>本级无法处置的原因</translation>
    </message>
    <message>
        <source>Write why you cannot do it</source>
        <translation>请写明本级为何无法处置</translation>
    </message>
    <message>
        <source>What should be done</source>
        <translation>处置意见</translation>
    </message>
    <message>
        <source>Needed where departments or leaders are called</source>
        <translation>呼叫部门或领导时必填</translation>
    </message>
    <message>
        <source>Choose the level</source>
        <translation>请选择层级</translation>
    </message>
    <message>
        <source>Write what should be done: departments and leaders ask for it</source>
        <translation>请写明处置意见：呼叫部门或领导须有意见</translation>
    </message>
    <message>
        <source>The ticket is called at this level or above already</source>
        <translation>工单已在此级或更高层级</translation>
    </message>
    <message>
        <source>Your seat does not call this level</source>
        <translation>本席位不能呼叫此级</translation>
    </message>
</context>
<context>
    <name>RateForm</name>
    <message>
        <source>Rate and close</source>
        <translation>评分办结</translation>
    </message>
    <message>
        <source>How the unit responded</source>
        <translation>响应情况</translation>
    </message>
    <message>
        <source>What it achieved</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Needed below “satisfied”</source>
        <translation>“满意”以下必填</translation>
    </message>
    <message>
        <source>A rating below “satisfied” needs a reason</source>
        <translation>“满意”以下须写明理由</translation>
    </message>
    <message>
        <source>Before closing</source>
        <translation>办结检查</translation>
    </message>
    <message>
        <source>{item} {count}</source>
        <translation>{item} {count}</translation>
    </message>
    <message>
        <source>{item} (needed)</source>
        <translation>{item}（必需）</translation>
    </message>
    <message>
        <source>Still needed: {items}</source>
        <translation>还缺：{items}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>RatePart</name>
    <message>
        <source>Rating and closing</source>
        <translation>评分与办结</translation>
    </message>
    <message>
        <source>Reason: needed below “satisfied”</source>
        <translation>原因（低于“满意”必填）</translation>
    </message>
    <message>
        <source>Rate and close</source>
        <translation>评分办结</translation>
    </message>
    <message>
        <source>{item} {count}</source>
        <translation>{item} {count}</translation>
    </message>
    <message>
        <source>{item} (needed)</source>
        <translation>{item}（必需）</translation>
    </message>
    <message>
        <source>Waits for the answer of {units}</source>
        <translation>等待 {units} 反馈</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Rated when every unit has answered; costs points below</source>
        <translation>全部反馈后评分，低于“满意”自动扣分</translation>
    </message>
    <message>
        <source>Still needed: {items}</source>
        <translation>尚缺：{items}</translation>
    </message>
    <message>
        <source>Choose how it responded and what it achieved</source>
        <translation>请选择响应与结果两项</translation>
    </message>
    <message>
        <source>A rating below “satisfied” needs a reason</source>
        <translation>低于“满意”须填写原因</translation>
    </message>
    <message>
        <source>How the unit responded</source>
        <translation>响应情况</translation>
    </message>
    <message>
        <source>What it achieved</source>
        <translation>办理结果</translation>
    </message>
</context>
<context>
    <name>RefuseForm</name>
    <message>
        <source>Refuse</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>驳回理由</translation>
    </message>
    <message>
        <source>Write why it is refused</source>
        <translation>请写明驳回理由</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Search, also by pinyin initials</source>
        <translation>搜索，支持拼音首字母</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Nothing is removed here; set it aside in its form</source>
        <translation>此处不能删除，请在表单中停用</translation>
    </message>
    <message>
        <source>Saved: {what}</source>
        <translation>已保存：{what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>No entry fits the search.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing is here yet.</source>
        <translation>暂无记录。</translation>
    </message>
    <message>
        <source>F2 makes the first entry.</source>
        <translation>按 F2 新增。</translation>
    </message>
    <message>
        <source>select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Registers</name>
    <message>
        <source>general</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>abolished</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>until further notice</source>
        <translation>至另行通知</translation>
    </message>
    <message>
        <source>{from_} to {until}</source>
        <translation>{from_} 至 {until}</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>next year</source>
        <translation>下年</translation>
    </message>
    <message>
        <source>Reply within {reply} · closes unrated after {days} days · quiet from {from_} to {to}</source>
        <translation>督办回复时限 {reply} · 逾 {days} 天未评自动办结 · 静默时段 {from_} 至 {to}</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>one-time code given</source>
        <translation>待设置密码</translation>
    </message>
    <message>
        <source>{count} sessions</source>
        <translation>登录 {count} 处</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>password reset</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>sessions ended</source>
        <translation>结束登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Above it</source>
        <translation>上级单位</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>As</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Days off on weekdays</source>
        <translation>工作日放假（天）</translation>
    </message>
    <message>
        <source>Weekend days worked</source>
        <translation>周末调休上班（天）</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Log-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Area or unit</source>
        <translation>区域或单位</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Responsible units</source>
        <translation>责任主体清单</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>变更内容（前 → 后）</translation>
    </message>
    <message>
        <source>Department of the district</source>
        <translation>区职能部门</translation>
    </message>
    <message>
        <source>Public utility</source>
        <translation>公用事业</translation>
    </message>
    <message>
        <source>Enforcement team</source>
        <translation>综合执法</translation>
    </message>
    <message>
        <source>Patrol</source>
        <translation>机动巡查</translation>
    </message>
    <message>
        <source>Office of a street</source>
        <translation>街道科室</translation>
    </message>
    <message>
        <source>Team of a community</source>
        <translation>社区工作队</translation>
    </message>
    <message>
        <source>Property company</source>
        <translation>物业公司</translation>
    </message>
    <message>
        <source>Inspection office</source>
        <translation>督查室</translation>
    </message>
    <message>
        <source>minutes (running)</source>
        <translation>分钟（紧急工作时）</translation>
    </message>
    <message>
        <source>hours (running)</source>
        <translation>小时（紧急工作时）</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>工作时</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>自然日</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} working h</source>
        <translation>{count} 工作时</translation>
    </message>
    <message>
        <source>{count} working days</source>
        <translation>{count} 个工作日</translation>
    </message>
    <message>
        <source>{count} calendar days</source>
        <translation>{count} 个自然日</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>研判</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Supervision order</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Several supervision orders to one person</source>
        <translation>多件督办（同一收件人）</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期提醒</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>到期提醒</translation>
    </message>
    <message>
        <source>Overdue for 24 hours</source>
        <translation>推送督查</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>rung</source>
        <translation>督办级别</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>which limit</source>
        <translation>时限种类</translation>
    </message>
    <message>
        <source>how long overdue</source>
        <translation>超期时长</translation>
    </message>
    <message>
        <source>how many tickets</source>
        <translation>工单件数</translation>
    </message>
    <message>
        <source>the tickets</source>
        <translation>工单清单</translation>
    </message>
    <message>
        <source>There is no place {{{place}}} in this message</source>
        <translation>此消息没有占位符 {{{place}}}</translation>
    </message>
    <message>
        <source>Units stand below it: {units}. Put them elsewhere first</source>
        <translation>仍有下级单位：{units}，请先调整</translation>
    </message>
    <message>
        <source>It leads in {count} entries of the list; give them another lead</source>
        <translation>仍是 {count} 条责任清单的主办，请先改派</translation>
    </message>
    <message>
        <source>Stands in for {who}; choose another deputy there first</source>
        <translation>正担任 {who} 的代理人，请先另选</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>应在 {least} 至 {most} 之间</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>At least a minute</source>
        <translation>至少一分钟</translation>
    </message>
    <message>
        <source>There is such an entry already</source>
        <translation>已有相同的记录</translation>
    </message>
    <message>
        <source>That would go round in a circle</source>
        <translation>会形成循环</translation>
    </message>
    <message>
        <source>Give both days, or none</source>
        <translation>起止时间须同时填写</translation>
    </message>
    <message>
        <source>Must lie after the beginning</source>
        <translation>须晚于开始时间</translation>
    </message>
    <message>
        <source>Needed for an absence</source>
        <translation>请假须指定代理人</translation>
    </message>
    <message>
        <source>This is no telephone number</source>
        <translation>电话号码不正确</translation>
    </message>
    <message>
        <source>Set at least one limit</source>
        <translation>至少设置一项时限</translation>
    </message>
    <message>
        <source>The general row must hold triage, acceptance and handling</source>
        <translation>通用行须含研判、接单和办理时限</translation>
    </message>
    <message>
        <source>This cannot be removed; set it aside instead</source>
        <translation>不能删除，请改为停用</translation>
    </message>
    <message>
        <source>Braces stand in pairs around the name of a place</source>
        <translation>花括号须成对，括住占位符名称</translation>
    </message>
    <message>
        <source>Without {number} nobody knows what it is about</source>
        <translation>须含 {number}，否则无法知道是哪件工单</translation>
    </message>
    <message>
        <source>A unit is named twice</source>
        <translation>单位重复</translation>
    </message>
    <message>
        <source>3 to 40 small letters, digits, dots, strokes</source>
        <translation>3 至 40 位小写字母、数字、点或横线</translation>
    </message>
    <message>
        <source>Your own role is for another administrator to change</source>
        <translation>本人角色须由其他管理员更改</translation>
    </message>
    <message>
        <source>Your own account is for another administrator to change</source>
        <translation>本人账号须由其他管理员处理</translation>
    </message>
    <message>
        <source>The last administrator must stay</source>
        <translation>须至少保留一名管理员</translation>
    </message>
    <message>
        <source>This cannot be read as it stands</source>
        <translation>内容无法识别</translation>
    </message>
    <message>
        <source>Out of range</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>Away from</source>
        <translation>请假开始</translation>
    </message>
    <message>
        <source>Away until</source>
        <translation>请假结束</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>Time for the reply</source>
        <translation>督办回复时限</translation>
    </message>
    <message>
        <source>Closes unrated after</source>
        <translation>未评分自动办结</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>静默开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>静默结束</translation>
    </message>
    <message>
        <source>{place} is not as it should be</source>
        <translation>{place} 内容有误</translation>
    </message>
    <message>
        <source>this is no whole JSON</source>
        <translation>不是完整的 JSON</translation>
    </message>
</context>
<context>
    <name>ReopenForm</name>
    <message>
        <source>Reopen</source>
        <translation>重办</translation>
    </message>
    <message>
        <source>The ticket goes back to dispatch, with new assignments and new clocks.</source>
        <translation>工单退回待派单，重新派单、重新计时。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why it is done again</source>
        <translation>请写明重办理由</translation>
    </message>
</context>
<context>
    <name>RepeatList</name>
    <message>
        <source>This call joins that ticket; its reporter is answered there</source>
        <translation>提交后并入此单，诉求人在主单回复</translation>
    </message>
    <message>
        <source>{count} may be the same</source>
        <translation>可能重复 {count} 件</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>不并单</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并单</translation>
    </message>
</context>
<context>
    <name>Reporters</name>
    <message>
        <source>answered {time}</source>
        <translation>{time} 已回复</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回复</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>诉求人</translation>
    </message>
</context>
<context>
    <name>RequestExtensionForm</name>
    <message>
        <source>Request extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>The supervisor decides. Until then the clock runs on.</source>
        <translation>由值班长审批；批准前照常计时。</translation>
    </message>
</context>
<context>
    <name>RequestSuspensionForm</name>
    <message>
        <source>Request suspension</source>
        <translation>申请挂起</translation>
    </message>
    <message>
        <source>The supervisor decides. Until then every clock runs on.</source>
        <translation>由值班长审批；批准前各时限照常计时。</translation>
    </message>
</context>
<context>
    <name>ResidentRateForm</name>
    <message>
        <source>Rate</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Are you satisfied with the result?</source>
        <translation>您对办理结果满意吗？</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Needed below “satisfied”</source>
        <translation>“满意”以下必填</translation>
    </message>
    <message>
        <source>A rating below “satisfied” needs a reason</source>
        <translation>“满意”以下须写明理由</translation>
    </message>
</context>
<context>
    <name>ResponsibleForm</name>
    <message>
        <source>Add a unit</source>
        <translation>添加单位</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>请选择</translation>
    </message>
</context>
<context>
    <name>ReturnForm</name>
    <message>
        <source>Return</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>The center sends it to another unit. After acceptance it cannot be returned.</source>
        <translation>由指挥中心改派其他单位；接单后不能再退单。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why it is not your unit&apos;s</source>
        <translation>请写明不属于本单位职责的理由</translation>
    </message>
</context>
<context>
    <name>RowTags</name>
    <message>
        <source>Key matter</source>
        <translation>重点</translation>
    </message>
    <message>
        <source>Joint</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Supervised before</source>
        <translation>督办过</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Not claimed</source>
        <translation>无人认领</translation>
    </message>
</context>
<context>
    <name>RowText</name>
    <message>
        <source>triage {span}</source>
        <translation>研判剩 {span}</translation>
    </message>
    <message>
        <source>answer {span}</source>
        <translation>回复剩 {span}</translation>
    </message>
    <message>
        <source>accept {span}</source>
        <translation>接单剩 {span}</translation>
    </message>
    <message>
        <source>left {span}</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>not triaged {span}</source>
        <translation>未研判 超 {span}</translation>
    </message>
    <message>
        <source>not answered {span}</source>
        <translation>未回复 超 {span}</translation>
    </message>
    <message>
        <source>not accepted {span}</source>
        <translation>未接单 超 {span}</translation>
    </message>
    <message>
        <source>overdue {span}</source>
        <translation>超期 {span}</translation>
    </message>
    <message>
        <source>clocks paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>{title} (suspended until {day})</source>
        <translation>{title}（挂起至 {day}）</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>已督办</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未办成</translation>
    </message>
    <message>
        <source>no lead +{count}</source>
        <translation>无主办 +{count}</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>承办 {unit}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>SavedPanel</name>
    <message>
        <source>Name of the filter</source>
        <translation>筛选名称</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>名称，回车保存</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>None yet. Narrow the list, then keep it here.</source>
        <translation>还没有常用筛选。先筛选队列，再在此保存。</translation>
    </message>
    <message>
        <source>Keep what is shown now</source>
        <translation>保存当前筛选</translation>
    </message>
    <message>
        <source>Enter chooses, 1 to 9 gives the key Alt Shift and digit, Ctrl ↑ ↓ moves, Delete deletes.</source>
        <translation>回车选用，数字 1 至 9 设快捷键（Alt Shift 加数字，0 取消），Ctrl ↑ ↓ 调整次序，Delete 删除。</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>There are {most} already; delete one first.</source>
        <translation>已有 {most} 个，请先删除一个。</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Find number, matter, place, pinyin  F3</source>
        <translation>查找编号、诉求、地点、拼音  F3</translation>
    </message>
    <message>
        <source>Find in the queue</source>
        <translation>在队列中查找</translation>
    </message>
    <message>
        <source>Find  F3</source>
        <translation>查找  F3</translation>
    </message>
</context>
<context>
    <name>SearchPick</name>
    <message>
        <source>Nothing is found by these words</source>
        <translation>没有匹配项</translation>
    </message>
</context>
<context>
    <name>SeatWatch</name>
    <message>
        <source>by {span} forward</source>
        <translation>向前拨了 {span}</translation>
    </message>
    <message>
        <source>by {span} back</source>
        <translation>向后拨了 {span}</translation>
    </message>
    <message>
        <source>The clock of this workstation was set {how}</source>
        <translation>本机时钟{how}</translation>
    </message>
    <message>
        <source>Nothing changes here: every limit runs by the server&apos;s clock</source>
        <translation>不影响办理：所有时限按服务器时间计算</translation>
    </message>
    <message>
        <source>{count} alarms in 10 min (goal ≤ {goal})</source>
        <translation>近 10 分钟告警 {count} 条（目标 ≤ {goal}）</translation>
    </message>
    <message>
        <source>{count} put off</source>
        <translation>暂缓提醒 {count} 件</translation>
    </message>
    <message>
        <source>Muted {left}</source>
        <translation>静音 {left}</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Time for the reply to an order, in minutes</source>
        <translation>督办回复时限（分钟）</translation>
    </message>
    <message>
        <source>Closes by itself unrated after, in days</source>
        <translation>未评分自动办结（天）</translation>
    </message>
    <message>
        <source>Automatic messages wait for the end, unless urgent; 22:00</source>
        <translation>静默时段内自动消息顺延，紧急除外；如 22:00</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>静默开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>静默结束</translation>
    </message>
    <message>
        <source>Recorded as found late after, in minutes</source>
        <translation>迟发记录阈值（分钟）</translation>
    </message>
    <message>
        <source>A time of day such as 22:00</source>
        <translation>请填时刻，如 22:00</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Graphite</source>
        <translation>石墨</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>银灰</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Rows of the queue</source>
        <translation>队列行高</translation>
    </message>
    <message>
        <source>Reduce motion: nothing flashes or slides</source>
        <translation>减少动画：不闪烁、不滑动</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>The ring of a call stays audible at a dispatcher&apos;s seat, also while muted.</source>
        <translation>调度席的来电铃声不能调到无声，静音时也会响。</translation>
    </message>
    <message>
        <source>Mute for ten minutes</source>
        <translation>静音 10 分钟</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Test: {sound}</source>
        <translation>试听：{sound}</translation>
    </message>
    <message>
        <source>New ticket: a soft tick</source>
        <translation>新件：轻响一声</translation>
    </message>
    <message>
        <source>Overdue: two falling tones</source>
        <translation>超期：两声下行音</translation>
    </message>
    <message>
        <source>Incoming call: a ring</source>
        <translation>来电：铃声</translation>
    </message>
    <message>
        <source>Connection lost: a low tone</source>
        <translation>断线：一声低音</translation>
    </message>
    <message>
        <source>Be heard again</source>
        <translation>恢复提示音</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Huying command center</source>
        <translation>呼应 · 指挥调度台</translation>
    </message>
</context>
<context>
    <name>ShelveView</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Put the reminder off</source>
        <translation>暂缓提醒</translation>
    </message>
    <message>
        <source>For 30 minutes no sound reminds of this ticket; its row stays red, and it is still to be confirmed. The reason goes into the record of the ticket and into the hand-over.</source>
        <translation>30 分钟内不再响铃提醒这件工单；它在队列中仍为红色，仍需确认知悉。理由记入工单过程，并列入交接班小结。</translation>
    </message>
    <message>
        <source>Write why nobody needs to be reminded</source>
        <translation>请写明为什么暂不需要提醒</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>By urgency</source>
        <translation>紧迫度排序</translation>
    </message>
    <message>
        <source>By due time</source>
        <translation>到期时间排序</translation>
    </message>
    <message>
        <source>By time of report</source>
        <translation>上报时间排序</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>街道排序</translation>
    </message>
    <message>
        <source>Sorted: {order}</source>
        <translation>排序方式：{order}</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>By grade</source>
        <translation>按难度等级</translation>
    </message>
    <message>
        <source>By level of the call</source>
        <translation>按呼叫层级</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>按承办单位</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>By last action</source>
        <translation>按最后动作</translation>
    </message>
    <message>
        <source>By supervision orders</source>
        <translation>按督办次数</translation>
    </message>
</context>
<context>
    <name>SplitForm</name>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Each part becomes a ticket of its own, with this one&apos;s place and reporters; this one goes on as it is.</source>
        <translation>每一项成为单独的工单，地点和诉求人与本单相同；本单照常办理。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>拆分事项</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>拆分说明</translation>
    </message>
    <message>
        <source>Write at least one part in one line</source>
        <translation>请至少写明一项诉求</translation>
    </message>
    <message>
        <source>A part with details needs its one line, too</source>
        <translation>有详情的一项也须填写一句话诉求</translation>
    </message>
</context>
<context>
    <name>Supervise</name>
    <message>
        <source>{rung} → {whom}</source>
        <translation>{rung} → {whom}</translation>
    </message>
    <message>
        <source>Tells {who} by SMS; can be undone for 10 seconds</source>
        <translation>将短信通知 {who}，10 秒内可撤销</translation>
    </message>
    <message>
        <source>Next order from {time}</source>
        <translation>再次督办可用 {time}</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>SMS goes out in {seconds} s</source>
        <translation>短信 {seconds} 秒后发出</translation>
    </message>
    <message>
        <source>due</source>
        <translation>可发送</translation>
    </message>
    <message>
        <source>Asks before it is sent</source>
        <translation>确认后推送</translation>
    </message>
    <message>
        <source>One click sends it</source>
        <translation>一键发送</translation>
    </message>
    <message>
        <source>Not this rung’s turn</source>
        <translation>未轮到这一级</translation>
    </message>
    <message>
        <source>Nobody is named</source>
        <translation>未设联系人</translation>
    </message>
    <message>
        <source>{time} by {who}</source>
        <translation>{time} {who}</translation>
    </message>
    <message>
        <source>{sent} · replied after {took}</source>
        <translation>{sent} · {took}后回复</translation>
    </message>
    <message>
        <source>{sent} · reply overdue</source>
        <translation>{sent} · 逾期未回复</translation>
    </message>
    <message>
        <source>{sent} · reply within {left}</source>
        <translation>{sent} · {left}内应回复</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>已越过</translation>
    </message>
    <message>
        <source>From half of the limit on</source>
        <translation>过半后可用</translation>
    </message>
    <message>
        <source>After the rung below</source>
        <translation>上一级之后</translation>
    </message>
</context>
<context>
    <name>SuspendForm</name>
    <message>
        <source>Suspend</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>No clock of the ticket counts until the date of return, which resumes it.</source>
        <translation>挂起期间各时限均不计时，到恢复日期自动恢复。</translation>
    </message>
    <message>
        <source>Date of return</source>
        <translation>恢复时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why it must wait</source>
        <translation>请写明挂起理由</translation>
    </message>
    <message>
        <source>Choose a time that lies ahead</source>
        <translation>请选择将来的时间</translation>
    </message>
</context>
<context>
    <name>TakeOverForm</name>
    <message>
        <source>Take over</source>
        <translation>区级介入</translation>
    </message>
    <message>
        <source>From now on only seats of the district dispatch, withdraw, insist and raise here. What units have in hand goes on.</source>
        <translation>此后只有区级席位可以派单、撤回、坚持派单和提级；各单位手上的工作照常办理。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>介入理由</translation>
    </message>
    <message>
        <source>Write why the district takes it over</source>
        <translation>请写明介入理由</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reads: {text}</source>
        <translation>效果：{text}</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Seat {name}</source>
        <translation>{name} 席</translation>
    </message>
    <message>
        <source>To triage</source>
        <translation>待研判</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>To accept</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>To rate</source>
        <translation>待评分</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已并单</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Result reported</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退单</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Grid patrol</source>
        <translation>网格巡查</translation>
    </message>
    <message>
        <source>Call entry</source>
        <translation>呼叫上报</translation>
    </message>
    <message>
        <source>Residents&apos; mini-program</source>
        <translation>小程序/网页</translation>
    </message>
    <message>
        <source>Hotline 12345</source>
        <translation>12345 热线</translation>
    </message>
    <message>
        <source>City message board</source>
        <translation>城市留言板</translation>
    </message>
    <message>
        <source>Enterprise desk</source>
        <translation>企业服务台</translation>
    </message>
    <message>
        <source>Sensor alarm</source>
        <translation>传感器告警</translation>
    </message>
    <message>
        <source>Camera or drone</source>
        <translation>视频/无人机发现</translation>
    </message>
    <message>
        <source>Another department&apos;s system</source>
        <translation>部门系统</translation>
    </message>
    <message>
        <source>Grid calls → community answers</source>
        <translation>网格呼 → 社区应</translation>
    </message>
    <message>
        <source>Community calls → street answers</source>
        <translation>社区呼 → 街道应</translation>
    </message>
    <message>
        <source>Street calls → departments answer</source>
        <translation>街道呼 → 部门应</translation>
    </message>
    <message>
        <source>Raised call → leaders answer</source>
        <translation>提级呼 → 领导应</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>Community, at once</source>
        <translation>社区第一时间处理</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Street coordinates</source>
        <translation>街道调度</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>District names the units</source>
        <translation>区级研判派单联动</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>疑难</translation>
    </message>
    <message>
        <source>District reports to the city</source>
        <translation>区报市统筹</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Grid officer</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>调度员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>Inspection office</source>
        <translation>督查员</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Second supervision</source>
        <translation>二次督办</translation>
    </message>
    <message>
        <source>Push to inspection</source>
        <translation>推送督查</translation>
    </message>
    <message>
        <source>handler</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>deputy leader</source>
        <translation>分管领导</translation>
    </message>
    <message>
        <source>main leader</source>
        <translation>主要领导</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Fairly satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>Triage limit</source>
        <translation>研判时限</translation>
    </message>
    <message>
        <source>Response limit</source>
        <translation>响应时限</translation>
    </message>
    <message>
        <source>Acceptance limit</source>
        <translation>接单时限</translation>
    </message>
    <message>
        <source>Handling limit</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>待发出</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>Request for suspension</source>
        <translation>挂起申请</translation>
    </message>
    <message>
        <source>Request for extension</source>
        <translation>延期申请</translation>
    </message>
    <message>
        <source>In writing</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Triage</source>
        <translation>研判</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回派单</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Report result</source>
        <translation>反馈结果</translation>
    </message>
    <message>
        <source>Answer reporter</source>
        <translation>回复诉求人</translation>
    </message>
    <message>
        <source>Rate and close</source>
        <translation>评分办结</translation>
    </message>
    <message>
        <source>Resident&apos;s rating</source>
        <translation>居民评价</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重办</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认知悉</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>处置记录</translation>
    </message>
    <message>
        <source>Strike out note</source>
        <translation>划去记录</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发出</translation>
    </message>
    <message>
        <source>Reply to supervision</source>
        <translation>回复督办</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Insist</source>
        <translation>坚持派单</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>提级</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>区级介入</translation>
    </message>
    <message>
        <source>Call a coordination</source>
        <translation>发起协商会</translation>
    </message>
    <message>
        <source>Rule in a coordination</source>
        <translation>协商会裁定</translation>
    </message>
    <message>
        <source>Request suspension</source>
        <translation>申请挂起</translation>
    </message>
    <message>
        <source>Request extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Grant request</source>
        <translation>批准申请</translation>
    </message>
    <message>
        <source>Refuse request</source>
        <translation>驳回申请</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>查看诉求人</translation>
    </message>
    <message>
        <source>Erase personal data</source>
        <translation>删除个人信息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Half of the limit has run</source>
        <translation>时限过半</translation>
    </message>
    <message>
        <source>The limit has run out</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Overdue for a day</source>
        <translation>超期满 24 小时</translation>
    </message>
    <message>
        <source>Order not sent</source>
        <translation>督办未发出</translation>
    </message>
    <message>
        <source>Closed unrated</source>
        <translation>未评分自动办结</translation>
    </message>
    <message>
        <source>Grid call</source>
        <translation>网格呼</translation>
    </message>
    <message>
        <source>Community call</source>
        <translation>社区呼</translation>
    </message>
    <message>
        <source>Street call</source>
        <translation>街道呼</translation>
    </message>
    <message>
        <source>Escalated call</source>
        <translation>提级呼</translation>
    </message>
    <message>
        <source>Mini program</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>12345 hotline</source>
        <translation>12345</translation>
    </message>
    <message>
        <source>Message board</source>
        <translation>留言板</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>传感告警</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>视频发现</translation>
    </message>
    <message>
        <source>Department system</source>
        <translation>部门系统</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Past half</source>
        <translation>过半</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>To process</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>离线草稿</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处置后</translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Office document</source>
        <translation>办公文档</translation>
    </message>
    <message>
        <source>Picture from before</source>
        <translation>处置前影像</translation>
    </message>
    <message>
        <source>Picture from after</source>
        <translation>处置后影像</translation>
    </message>
    <message>
        <source>Reporters answered</source>
        <translation>诉求人回访</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>上传影像材料</translation>
    </message>
    <message>
        <source>Remove file</source>
        <translation>删除影像材料</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Give up the claim</source>
        <translation>放弃认领</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>通话记录</translation>
    </message>
    <message>
        <source>Merge a repeat</source>
        <translation>并单</translation>
    </message>
    <message>
        <source>Merged into its main ticket</source>
        <translation>并入主单</translation>
    </message>
    <message>
        <source>Part a repeat</source>
        <translation>解除并单</translation>
    </message>
    <message>
        <source>Parted from its main ticket</source>
        <translation>从主单分出</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>Suspended until {time}</source>
        <translation>挂起至 {time}</translation>
    </message>
    <message>
        <source>Not triaged in time, {span} over</source>
        <translation>未及时研判派单，超 {span}</translation>
    </message>
    <message>
        <source>Not answered in time, {span} over</source>
        <translation>未及时回复，超 {span}</translation>
    </message>
    <message>
        <source>Not accepted in time, {span} over</source>
        <translation>未接单，超 {span}</translation>
    </message>
    <message>
        <source>Overdue {span}</source>
        <translation>超期 {span}</translation>
    </message>
    <message>
        <source>{span} left to triage and dispatch</source>
        <translation>研判派单剩 {span}</translation>
    </message>
    <message>
        <source>{span} left to answer</source>
        <translation>回复剩 {span}</translation>
    </message>
    <message>
        <source>{span} left to accept</source>
        <translation>接单剩 {span}</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>Suspended, no clock counts</source>
        <translation>已挂起，暂停计时</translation>
    </message>
    <message>
        <source>returns {time}</source>
        <translation>{time} 恢复</translation>
    </message>
    <message>
        <source>{count} working days</source>
        <translation>{count} 个工作日</translation>
    </message>
    <message>
        <source>{span} of working time</source>
        <translation>工作时间 {span}</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 时</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>response {response}, result {result}</source>
        <translation>响应 {response}，结果 {result}</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民评价</translation>
    </message>
    <message>
        <source>Not triaged yet</source>
        <translation>尚未研判</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Data erased</source>
        <translation>个人信息已删除</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>dispatched {time}</source>
        <translation>{time} 派单</translation>
    </message>
    <message>
        <source>clock stands</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>not accepted {span}</source>
        <translation>未接单 超 {span}</translation>
    </message>
    <message>
        <source>accept {span}</source>
        <translation>接单剩 {span}</translation>
    </message>
    <message>
        <source>over {span}</source>
        <translation>超期 {span}</translation>
    </message>
    <message>
        <source>left {span}</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>taken over by the district {time}</source>
        <translation>{time} 区级介入</translation>
    </message>
    <message>
        <source> ⇒ </source>
        <translation> ⇒ </translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>呼叫层级</translation>
    </message>
    <message>
        <source>Not called up</source>
        <translation>未上呼</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>未回复</translation>
    </message>
    <message>
        <source>called back {time}</source>
        <translation>{time} 电话回访</translation>
    </message>
    <message>
        <source>answered {time}</source>
        <translation>{time} 已回复</translation>
    </message>
    <message>
        <source>suspension until {time}</source>
        <translation>申请挂起至 {time}</translation>
    </message>
    <message>
        <source>extension to {time}</source>
        <translation>申请延期至 {time}</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation>协商会</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>{time} · {took}, late</source>
        <translation>{time} · {took}，超时</translation>
    </message>
    <message>
        <source>{time} · {took}</source>
        <translation>{time} · {took}</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>未反馈</translation>
    </message>
    <message>
        <source>{said}, late</source>
        <translation>{said}，超时</translation>
    </message>
    <message>
        <source>of {number}, not answered yet</source>
        <translation>来自 {number}，未回复</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Split from</source>
        <translation>拆自</translation>
    </message>
    <message>
        <source>merged {time}</source>
        <translation>{time} 并入</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复件</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>拆分件</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>同类</translation>
    </message>
    <message>
        <source>{count} here in 30 days</source>
        <translation>30 日内本社区 {count} 件</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>rated {step}</source>
        <translation>评价{step}</translation>
    </message>
    <message>
        <source>{rated}: {reason}</source>
        <translation>{rated}：{reason}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>a unit</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>a resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>{name} (seat {seat})</source>
        <translation>{name}（{seat} 席）</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Arrived: {channel}</source>
        <translation>上报 · {channel}</translation>
    </message>
    <message>
        <source>Triaged: {what}</source>
        <translation>研判 · {what}</translation>
    </message>
    <message>
        <source>grade {grade} {name}</source>
        <translation>{grade} 级 {name}</translation>
    </message>
    <message>
        <source>Corrected: {what}</source>
        <translation>更正 · {what}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>难度等级</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>key matter</source>
        <translation>重点案件</translation>
    </message>
    <message>
        <source>risk note</source>
        <translation>风险提示</translation>
    </message>
    <message>
        <source>lead {unit}</source>
        <translation>主办 {unit}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>assisting {units}</source>
        <translation>协办 {units}</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>限 {time} 前</translation>
    </message>
    <message>
        <source>Dispatched: {what}</source>
        <translation>派单 · {what}</translation>
    </message>
    <message>
        <source>Withdrawn from {unit}</source>
        <translation>撤回派单 · {unit}</translation>
    </message>
    <message>
        <source>{span} after dispatch</source>
        <translation>派单后 {span}</translation>
    </message>
    <message>
        <source>accepted late</source>
        <translation>超时接单</translation>
    </message>
    <message>
        <source>{unit} accepted</source>
        <translation>{unit} 接单</translation>
    </message>
    <message>
        <source>{unit} returned it</source>
        <translation>{unit} 退单</translation>
    </message>
    <message>
        <source>a coordination opens by itself</source>
        <translation>自动发起协商会</translation>
    </message>
    <message>
        <source>before the others: {why}</source>
        <translation>先行反馈：{why}</translation>
    </message>
    <message>
        <source>{unit} reported its result</source>
        <translation>{unit} 反馈</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Answered the reporter ({means})</source>
        <translation>回复诉求人（{means}）</translation>
    </message>
    <message>
        <source>Rated: response {response}, result {result}</source>
        <translation>评分 · 响应 {response}，结果 {result}</translation>
    </message>
    <message>
        <source>The resident rated: {result}</source>
        <translation>居民评价 · {result}</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重办</translation>
    </message>
    <message>
        <source>Overdue acknowledged</source>
        <translation>确认知悉超期</translation>
    </message>
    <message>
        <source>A note was struck out</source>
        <translation>划去一条记录</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>on hold · can be undone</source>
        <translation>待发出 · 可撤销</translation>
    </message>
    <message>
        <source>not sent: reason gone</source>
        <translation>未发出：理由已消除</translation>
    </message>
    <message>
        <source>replied</source>
        <translation>已回复</translation>
    </message>
    <message>
        <source>in own words: “{text}”</source>
        <translation>改写短信：“{text}”</translation>
    </message>
    <message>
        <source>{rung} sent to {who}</source>
        <translation>{rung}已发出 · {who}</translation>
    </message>
    <message>
        <source>{rung} not sent</source>
        <translation>{rung}未发出</translation>
    </message>
    <message>
        <source>Its reason was gone at the end of the hold; nobody was told</source>
        <translation>十秒到时督办理由已消除，未通知任何人</translation>
    </message>
    <message>
        <source>{unit} replied to the supervision</source>
        <translation>{unit} 回复督办</translation>
    </message>
    <message>
        <source>Suspended until {time}</source>
        <translation>挂起至 {time}</translation>
    </message>
    <message>
        <source>The date of return has come: clocks run again</source>
        <translation>到恢复日期，自动恢复计时</translation>
    </message>
    <message>
        <source>Resumed: clocks run again</source>
        <translation>恢复计时</translation>
    </message>
    <message>
        <source>{unit}: deadline {old} → {new}</source>
        <translation>延期 · {unit} {old} → {new}</translation>
    </message>
    <message>
        <source>Insisted: {unit} is to do it</source>
        <translation>坚持派单：由{unit}办理</translation>
    </message>
    <message>
        <source>Raised: {level}</source>
        <translation>提级：{level}</translation>
    </message>
    <message>
        <source>The district took over</source>
        <translation>区级介入</translation>
    </message>
    <message>
        <source>A coordination was called</source>
        <translation>发起协商会</translation>
    </message>
    <message>
        <source>The coordination has ruled</source>
        <translation>协商会已裁定</translation>
    </message>
    <message>
        <source>Suspension until {time} requested</source>
        <translation>申请挂起至 {time}</translation>
    </message>
    <message>
        <source>{unit}: extension to {time} requested</source>
        <translation>{unit}：申请延期至 {time}</translation>
    </message>
    <message>
        <source>Request granted: deadline {time}</source>
        <translation>申请已批准：期限延至 {time}</translation>
    </message>
    <message>
        <source>Request granted: suspended until {time}</source>
        <translation>申请已批准：挂起至 {time}</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>申请未批准</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Looked at the reporter&apos;s data</source>
        <translation>查看诉求人信息</translation>
    </message>
    <message>
        <source>The reporter&apos;s data was erased</source>
        <translation>诉求人信息已删除</translation>
    </message>
    <message>
        <source>Taken back: {act}</source>
        <translation>撤销 · {act}</translation>
    </message>
    <message>
        <source>Half of the limit has run: yellow light</source>
        <translation>时限过半亮黄灯</translation>
    </message>
    <message>
        <source>Triage overdue: red light</source>
        <translation>研判派单超时亮红灯</translation>
    </message>
    <message>
        <source>Response overdue: red light</source>
        <translation>回复超时亮红灯</translation>
    </message>
    <message>
        <source>Not accepted in time: red light</source>
        <translation>未按时接单亮红灯</translation>
    </message>
    <message>
        <source>Overdue: red light</source>
        <translation>超期亮红灯</translation>
    </message>
    <message>
        <source>Overdue for 24 hours: pushed to inspection</source>
        <translation>超期满 24 小时，推送督查</translation>
    </message>
    <message>
        <source>Closed by itself: nobody rated it</source>
        <translation>逾期未评分，自动办结</translation>
    </message>
    <message>
        <source>SMS by itself to {names}</source>
        <translation>系统自动短信提醒 {names}</translation>
    </message>
    <message>
        <source>found late</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>SMS held</source>
        <translation>短信待发</translation>
    </message>
    <message>
        <source>SMS waits until {due}</source>
        <translation>短信待 {due} 发出</translation>
    </message>
    <message>
        <source>SMS being sent</source>
        <translation>短信发送中</translation>
    </message>
    <message>
        <source>SMS handed over {time}</source>
        <translation>短信已提交 {time}</translation>
    </message>
    <message>
        <source>SMS refused, will be tried again</source>
        <translation>短信被拒，将重试</translation>
    </message>
    <message>
        <source>SMS failed: phone instead</source>
        <translation>短信失败，请改电话</translation>
    </message>
    <message>
        <source>SMS unconfirmed: phone to make sure</source>
        <translation>短信未确认，请电话核实</translation>
    </message>
    <message>
        <source>SMS cancelled</source>
        <translation>短信已取消</translation>
    </message>
    <message>
        <source>Files attached: {what}</source>
        <translation>上传影像材料：{what}</translation>
    </message>
    <message>
        <source>A file was removed</source>
        <translation>一份影像材料已删除</translation>
    </message>
    <message>
        <source>Note without words</source>
        <translation>处置记录（无文字）</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>影像 {count} 份</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Taken over from {name}</source>
        <translation>从 {name} 接手</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>The claim was given up</source>
        <translation>放弃认领</translation>
    </message>
    <message>
        <source>{whom} called</source>
        <translation>{whom}来电</translation>
    </message>
    <message>
        <source>Called {whom}</source>
        <translation>致电{whom}</translation>
    </message>
    <message>
        <source>Called {whom}: nobody answered</source>
        <translation>致电{whom}：无人接听</translation>
    </message>
    <message>
        <source>the reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Talked for {minutes}:{seconds}</source>
        <translation>通话 {minutes}:{seconds}</translation>
    </message>
    <message>
        <source>{number} was merged into this ticket as a repeat</source>
        <translation>{number} 作为重复件并入本单</translation>
    </message>
    <message>
        <source>Merged into {number}: reporters are answered there</source>
        <translation>并入 {number}，由主单统一答复诉求人</translation>
    </message>
    <message>
        <source>{number} is no repeat of this ticket any more</source>
        <translation>{number} 已解除并单</translation>
    </message>
    <message>
        <source>{count} reporters were answered here and stay</source>
        <translation>{count} 名诉求人已在本单答复，予以保留</translation>
    </message>
    <message>
        <source>Parted from {number}: goes on where it stood</source>
        <translation>从 {number} 分出，恢复原状态办理</translation>
    </message>
    <message>
        <source>Split: {numbers}</source>
        <translation>拆分为 {numbers}</translation>
    </message>
</context>
<context>
    <name>TimelinePart</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>过程</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>展开</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search tickets / people / places, or type a command</source>
        <translation>搜索工单 / 人员 / 地点，或输入指令</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>提示音 开</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
</context>
<context>
    <name>TriageForm</name>
    <message>
        <source>Triage</source>
        <translation>研判</translation>
    </message>
    <message>
        <source>Name of the matter</source>
        <translation>输入事项名称</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>事项分类</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>难度等级</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>轻重缓急</translation>
    </message>
    <message>
        <source>Matter in one line</source>
        <translation>诉求（一句话）</translation>
    </message>
    <message>
        <source>Choose the matter</source>
        <translation>请选择事项</translation>
    </message>
    <message>
        <source>Write what it is</source>
        <translation>请写明是什么事</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>At work (an abolished unit gets nothing new and is kept)</source>
        <translation>在用（撤销后不再接收新工单，记录保留）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Area that it serves</source>
        <translation>服务区域</translation>
    </message>
    <message>
        <source>Its contacts stand in where this unit has none; may be empty</source>
        <translation>本单位无联系人时用上级的；可留空</translation>
    </message>
    <message>
        <source>Unit above it</source>
        <translation>上级单位</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>请选择</translation>
    </message>
</context>
<context>
    <name>UnitLimits</name>
    <message>
        <source>Limit of {unit}</source>
        <translation>{unit} 的时限</translation>
    </message>
    <message>
        <source>As the lead</source>
        <translation>同主办</translation>
    </message>
</context>
<context>
    <name>UnitList</name>
    <message>
        <source>Take out {unit}</source>
        <translation>移除 {unit}</translation>
    </message>
</context>
<context>
    <name>UnitTable</name>
    <message>
        <source>Part</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>灯语</translation>
    </message>
</context>
<context>
    <name>UnitsAtWork</name>
    <message>
        <source>Withdraw {unit}</source>
        <translation>撤回 {unit}</translation>
    </message>
    <message>
        <source>It has reported its result</source>
        <translation>已反馈，不能撤回</translation>
    </message>
    <message>
        <source>It has accepted: write why it is withdrawn</source>
        <translation>已接单：写明撤回理由</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>UnitsPart</name>
    <message>
        <source>Units</source>
        <translation>联动部门</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>添加协办</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未派单</translation>
    </message>
    <message>
        <source>1 lead, each with its own clock</source>
        <translation>1 主办</translation>
    </message>
    <message>
        <source>1 lead and {count} assisting, each with its own clock</source>
        <translation>1 主办 + {count} 协办，分别计时</translation>
    </message>
</context>
<context>
    <name>UnmergeForm</name>
    <message>
        <source>Part them</source>
        <translation>解除并单</translation>
    </message>
    <message>
        <source>The repeat goes back to where it was, with its units and the time it had left.</source>
        <translation>并入的工单恢复原状态、原承办单位和剩余时限。</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>并入的工单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write why it is another matter</source>
        <translation>请写明为何不是同一事项</translation>
    </message>
    <message>
        <source>Choose the repeat</source>
        <translation>请选择并入的工单</translation>
    </message>
</context>
<context>
    <name>VoidForm</name>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>The ticket leaves the queue; its number and its record stay.</source>
        <translation>工单退出队列，编号和全流程记录保留。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>作废理由</translation>
    </message>
    <message>
        <source>Write why it is voided</source>
        <translation>请写明作废理由</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Coordination of {units} waits for its ruling. {reason}</source>
        <translation>{units}协商待裁定。{reason}</translation>
    </message>
    <message>
        <source>{rung} to {who}, sent {at}, reply until {until}: {reason}</source>
        <translation>{rung} → {who}，{at} 发出，须于 {until} 前回复：{reason}</translation>
    </message>
    <message>
        <source>{who} asks for a suspension until {until}: {reason}</source>
        <translation>{who}申请挂起至 {until}：{reason}</translation>
    </message>
    <message>
        <source>{who} asks for an extension until {until}: {reason}</source>
        <translation>{who}申请延期至 {until}：{reason}</translation>
    </message>
    <message>
        <source>{count} requests</source>
        <translation>申请 {count} 项</translation>
    </message>
    <message>
        <source>ruling</source>
        <translation>待裁定</translation>
    </message>
    <message>
        <source>late {span}</source>
        <translation>超期 {span}</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余 / 超期</translation>
    </message>
    <message>
        <source>Owes the reply</source>
        <translation>待回复单位</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Reply until</source>
        <translation>回复时限</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Nothing waits here.</source>
        <translation>没有待处理的事项。</translation>
    </message>
    <message>
        <source>What comes appears by itself.</source>
        <translation>新事项将自动出现。</translation>
    </message>
    <message>
        <source>Choose a row first</source>
        <translation>请先选择一行</translation>
    </message>
</context>
<context>
    <name>WithdrawForm</name>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Needed where the unit has accepted</source>
        <translation>已接单的单位须填写</translation>
    </message>
    <message>
        <source>Choose the unit</source>
        <translation>请选择单位</translation>
    </message>
    <message>
        <source>The unit has accepted already; write why it is withdrawn.</source>
        <translation>该单位已接单，请写明撤回理由。</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Copied: {number}</source>
        <translation>已复制：{number}</translation>
    </message>
</context>
<context>
    <name>YearForm</name>
    <message>
        <source>As the State Council announced it: days off on weekdays, and weekends that are worked.</source>
        <translation>按国务院办公厅通知：工作日放假与周末调休上班。</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>The year as JSON</source>
        <translation>年度日历（JSON）</translation>
    </message>
    <message>
        <source>The file cannot be read: {why}</source>
        <translation>文件无法读取：{why}</translation>
    </message>
    <message>
        <source>Not yet right: {why}</source>
        <translation>尚不正确：{why}</translation>
    </message>
    <message>
        <source>{year}: {off} days off on weekdays, {worked} weekend days worked</source>
        <translation>{year} 年：工作日放假 {off} 天，周末上班 {worked} 天</translation>
    </message>
</context>
<context>
    <name>_CodeSlip</name>
    <message>
        <source>One-time code</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>Good for a day, for setting a password at the next log-in. It is shown once and kept nowhere.</source>
        <translation>一天内有效，用于下次登录时设置密码。只显示这一次，系统不保存。</translation>
    </message>
</context>
<context>
    <name>_Decision</name>
    <message>
        <source>Request</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Choose the request</source>
        <translation>请选择申请</translation>
    </message>
    <message>
        <source>Suspend until {until}</source>
        <translation>挂起至 {until}</translation>
    </message>
    <message>
        <source>{unit}: new deadline {until}</source>
        <translation>{unit} 延期至 {until}</translation>
    </message>
    <message>
        <source>{who} asked at {time}
{what}
Reason: {reason}</source>
        <translation>{who} 于 {time} 提出
{what}
理由：{reason}</translation>
    </message>
</context>
<context>
    <name>_Seats</name>
    <message>
        <source>Demo district: choose a seat</source>
        <translation>示范区：选择席位</translation>
    </message>
    <message>
        <source>One click, no password; on this computer only</source>
        <translation>点一下即可进入，无需密码；仅限本机</translation>
    </message>
</context>
</TS>
