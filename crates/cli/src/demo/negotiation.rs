//! A case of another field in the demo: negotiations that a limit ends if no agreement does.

use serde_json::json;

use super::story::Story;
use crate::Trouble;

const MANAGEMENT: &str = "marta-lindqvist";
const EMPLOYEES: &str = "jan-novak";

impl Story<'_> {
    /// The special negotiating body has been formed, and negotiates.
    pub(super) async fn negotiation(&self) -> Result<String, Trouble> {
        let client = self.client;
        self.day(65, 60);
        let case = client.open(MANAGEMENT, "se-employee-involvement", "Nordlicht SE").await?;
        let plan = client.paper(MANAGEMENT, "formation-plan", "Plan", "Plan\n", json!({})).await?;
        client
            .on_task(
                MANAGEMENT,
                "nordlicht",
                &case,
                "draw-up-plan",
                "submit",
                json!({"work": {"papers": [plan]}}),
            )
            .await?;
        let sites = "name,Member State,Employees\nNordlicht AB,SE,900\nNordlicht Praha,CZ,1400\nNordlicht Brno,CZ,700\nNordlicht Lyon,FR,640\n";
        let sites = client.file(MANAGEMENT, "establishments.csv", sites).await?;
        let staff = json!({"paper": "workforce", "files": [sites]});
        let told = client.paper(MANAGEMENT, "information", "Information", "Information\n", json!({})).await?;
        client
            .on_task(
                MANAGEMENT,
                "nordlicht",
                &case,
                "inform",
                "submit",
                json!({"work": {"papers": [told, staff]}}),
            )
            .await?;
        self.day(65, 120);
        let shown = client.file(EMPLOYEES, "appointments.txt", "Czechia, Sweden and France\n").await?;
        let paper =
            client.paper(EMPLOYEES, "appointments", "Appointments", "Appointments\n", json!({})).await?;
        let appointed = json!({"rule": "The law of each Member State", "files": [shown],
            "took_place": self.today(), "work": {"papers": [paper]}});
        client
            .on_task(EMPLOYEES, "nordlicht-staff", &case, "appoint-negotiators", "take_result", appointed)
            .await?;
        self.day(65, 150);
        let member = json!({"name": "Jan Novák", "person": EMPLOYEES, "party": "employees"});
        client
            .on_task(
                EMPLOYEES,
                "nordlicht-staff",
                &case,
                "form-negotiating-body",
                "submit",
                json!({"work": {"members": [member]}}),
            )
            .await?;
        let decided = json!({"parameter": "negotiation_months", "value": 6, "decided_by": "Art. 5(1)"});
        client.on_case(MANAGEMENT, &case, "set_parameter", decided).await?;
        self.day(65, 180);
        let body = format!("{case}-negotiating-body");
        // As many of each Member State as it has seats.
        let members = |state: &str, names: &[&str], each: u32| -> String {
            names.iter().map(|name| format!("{name},{state},{each}\n")).collect()
        };
        let table = [
            "name,Member State,Employees represented\n".to_owned(),
            members(
                "CZ",
                &["Jan Novák", "Eva Malá", "Petr Dvořák", "Jana Horká", "Karel Beneš", "Lucie Krátká"],
                350,
            ),
            members("FR", &["Luc Martin", "Anne Petit"], 320),
            members("SE", &["Eva Berg", "Nils Holm", "Sara Lind"], 300),
        ];
        let roll = client.file(EMPLOYEES, "negotiators.csv", table.concat()).await?;
        let work = json!({"work": {"papers": [{"paper": "negotiators", "files": [roll]}]}});
        client.on_task(EMPLOYEES, &body, &case, "list-negotiators", "submit", work).await?;
        Ok(case)
    }
}
