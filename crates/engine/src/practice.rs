//! 练习: a jurisdiction of one's own with the offices and people of the real one, in which everything can be tried.

use std::collections::BTreeMap;

use quorate_core::directory::{Appointment, DirectoryCommand};
use quorate_core::jurisdiction::practice_of;
use quorate_store::StoreError;

use crate::{Engine, Failure, Order, Request, Who};

/// People taken along: enough to act as every office.
const PEOPLE_MAX: usize = 200;

impl Engine {
    /// Begins a practice for a person: the offices that fill a party, the person's own, and who acts in them. Tells its
    /// jurisdiction. One that is there already is gone on with.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn begin_practice(&self, tenant: &str, person: &str) -> Result<String, Failure> {
        let practice = practice_of(tenant, person);
        if self.store().version(&practice, quorate_core::record::leaf::DIRECTORY).await? > 0 {
            return Ok(practice);
        }
        let real = self.directory(tenant).await?;
        let day = self.now().date(self.calendar().offset());
        let own: Vec<&str> =
            real.appointments.values().filter(|a| a.person == person).map(|a| a.office.as_str()).collect();
        let along = |id: &str| {
            real.offices.get(id).is_some_and(|o| {
                !o.closed && o.from_case.is_none() && (!o.fills.is_empty() || own.contains(&id))
            })
        };
        let held: BTreeMap<&String, &Appointment> = real
            .appointments
            .iter()
            .filter(|(_, a)| a.holds_on(day) && along(&a.office))
            .take(PEOPLE_MAX)
            .collect();
        let digests: Vec<_> = held.values().filter_map(|a| real.people.get(&a.person).copied()).collect();
        let names: BTreeMap<_, _> = self.store().payloads(tenant, &digests).await?.into_iter().collect();
        let mut commands = vec![DirectoryCommand::Establish {
            jurisdiction: practice.clone(),
            name: real.name.clone(),
            name_en: real.name_en.clone(),
        }];
        if real.calendar.is_some() {
            commands.push(DirectoryCommand::AdoptCalendar { digest: real.calendar });
        }
        for (id, office) in real.offices.iter().filter(|(id, _)| along(id)) {
            commands.push(DirectoryCommand::PutOffice {
                office: id.clone(),
                name: office.name.clone(),
                name_en: office.name_en.clone(),
                fills: office.fills.clone(),
                since: None,
                phone: office.phone.clone(),
                under: None,
                route: Some(office.route.clone()),
            });
        }
        for (id, appointment) in held {
            let digest = real.people.get(&appointment.person);
            let name =
                digest.and_then(|d| names.get(d)).cloned().unwrap_or_else(|| appointment.person.clone());
            commands.push(DirectoryCommand::PutPerson { person: appointment.person.clone(), name });
            commands.push(DirectoryCommand::Appoint {
                appointment: id.clone(),
                person: appointment.person.clone(),
                office: appointment.office.clone(),
                role: appointment.role,
                rank: appointment.rank.clone(),
                title: appointment.title.clone(),
                since: None,
            });
        }
        for (procedure, digest) in &real.adopted {
            let (procedure, digest) = (procedure.clone(), Some(*digest));
            commands.push(DirectoryCommand::AdoptProcedure { procedure, digest });
        }
        let who = Who::person(&practice, "system", "system");
        for (n, command) in commands.into_iter().enumerate() {
            let order = Order::Directory(command);
            self.submit(Request::new(who.clone(), format!("practice-{n}"), order)).await?;
        }
        Ok(practice)
    }

    /// Takes a practice away.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_practice(&self, tenant: &str, person: &str) -> Result<(), StoreError> {
        let practice = practice_of(tenant, person);
        self.store().drop_practice(&practice).await?;
        self.inner.cache.forget(&practice);
        Ok(())
    }
}
