package typeset

import "strings"

// commonWords are words of local papers that no line of a headline divides, though
// the copy below it may not say them twice: 小区 was parted in narrow columns. It is no
// dictionary, and need not be one: what it lacks is broken as before.
var commonWords = wordSet(`
	小区 社区 居民 街道 邻里 邻居 业主 物业 楼道 楼长 楼组长 居委会 村委会 业委会 办事处 党支部 党委 党员 书记 主任 代表
	志愿者 志愿 网格 网格员 民警 警察 派出所 消防 医生 护士 医院 卫生 老师 教师 学校 学生 孩子 儿童 少年 青年 老人 老年 退休
	妇女 家长 家庭 家门口 家园 群众 市民 村民 农民 工人 企业 公司 商户 商家 商店 超市 菜场 菜市场 市场 食堂 餐厅 厨房 花园 公园
	广场 图书馆 博物馆 文化站 文化 体育 健身 音乐 电影 摄影 书画 书法 活动 活动室 服务 中心 服务站 驿站 车站 车棚 车位 停车
	停车场 停车位 充电 充电桩 电梯 电动车 自行车 公交 地铁 道路 马路 路灯 围墙 下水道 管道 管网 水管 自来水 停水 停电 燃气 垃圾
	分类 环境 绿化 改造 改建 整治 治理 建设 施工 工程 项目 工作 工地 开工 完工 竣工 启用 启动 开放 开张 开展 开通 举行 举办 召开
	会议 议事 座谈 培训 讲座 课堂 比赛 演出 展览 联欢 节目 春节 元宵 清明 端午 中秋 重阳 国庆 元旦 新年 今年 去年 明年 今天 昨天
	明天 上午 下午 晚上 夜里 周末 日前 近日 报名 通知 通告 公告 公示 启事 提醒 提示 温馨 注意 安全 健康 免费 补贴 补助 政策 制度
	办法 方案 计划 规划 问题 困难 矛盾 纠纷 调解 帮助 帮扶 关心 关爱 温暖 幸福 和谐 美丽 文明 平安 生活 民生 故事 日记 日志 回忆
	记忆 历史 传统 传承 创新 发展 经济 产业 乡村 振兴 收入 就业 创业 技术 科技 智能 手机 网络 电话 热线 微信 平台 数据 信息 新闻
	记者 本报 作者 读者 编辑 摄制 中国 全国 全市 全区 城市 农村 老城 旧城 新村 新区 房屋 房子 租户 住户 住房 楼房 门口 窗口 大家
	我们 他们 她们 你们 自己 没有 不再 可以 如何 怎么 怎样 什么 为什么 多少 已经 正在 开始 继续 完成 参加 参与 解决 提升 推进 推动
	加强 落实 保障 保护 管理 监督 检查 清理 维修 修理 修好 安装 建成 建立 成立 变成 成为 走进 走访 慰问 入户 上门 送到 来到
	剪枝 花卉 晾衣 晾衣架 宣传 宣传栏 口袋公园 共享 无障碍 坡道 老井 旧书 集市 跳蚤市场 义诊 急救 家电 法律 咨询 图纸 账本 凳子
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// markWords finds the boundaries of a headline that are inside a common word.
func (h *Title) markWords() {
	const size = 3 // bytes of a Chinese character
	atoms, title := h.text.atoms, h.text.blocks[0].Runs[0].Text
	for s := range atoms {
		n := 0
		for s+n < len(atoms) && n < longestWord && atoms[s+n].kind == han && atoms[s+n].end-atoms[s+n].at == size {
			n++
		}
		for ; n > 1; n-- {
			if at := int(atoms[s].at); commonWords[title[at:at+n*size]] {
				for i := 1; i < n; i++ {
					h.bounds[s+i].word = true
				}
			}
		}
	}
}
